"""The search box: results while one types."""
