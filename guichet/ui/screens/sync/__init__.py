"""What this workstation has written and not yet settled."""
