"""A paper before it is printed."""
