"""Tests, arranged like the package they prove."""
