"""The window over a real desk."""
