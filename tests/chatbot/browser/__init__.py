"""Tests that drive the page in a real browser. A package, so that they share one browser and one server
(conftest.py), which end with the last of them: other tests need the event loop that the browser holds."""
