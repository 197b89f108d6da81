"""The counter between two visits."""
