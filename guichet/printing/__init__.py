"""Receipts and sheets: a frozen struct in, PDF bytes out."""
