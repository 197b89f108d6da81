"""The central server: the authority that executes the same operations and feeds the workstations."""
