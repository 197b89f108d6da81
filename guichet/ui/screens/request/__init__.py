"""The pane of an open request."""
