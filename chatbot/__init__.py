"""Words: understanding, the state of a conversation, replies, scripts, the page."""
