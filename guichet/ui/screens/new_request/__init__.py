"""A new request: the kind, for whom, the form, the documents, the receipt."""
