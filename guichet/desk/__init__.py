"""The workstation as its screens see it."""
