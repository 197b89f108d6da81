"""Painted widgets shared by every screen; none of them knows the desk."""
