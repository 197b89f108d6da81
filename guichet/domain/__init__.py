"""Rules and value types of the field, pure."""
