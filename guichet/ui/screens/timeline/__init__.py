"""A citizen’s history on every channel."""
