"""The web page: what is shown, what a click does, and the endpoints for programs."""
