"""Scanners: one interface, whatever the system asks them by."""
