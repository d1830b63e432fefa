"""Learning from examples what sentences mean. It needs a deep-learning framework; understanding them does not."""
