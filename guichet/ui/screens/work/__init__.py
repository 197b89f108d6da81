"""Requests to work on."""
