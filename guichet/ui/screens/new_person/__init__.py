"""A new person or organisation, with who may already be on file."""
