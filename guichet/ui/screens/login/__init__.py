"""Log-in and lock."""
