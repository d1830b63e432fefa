"""The page as a server: its own routes, limits, figures and settings, around any FastAPI application."""
