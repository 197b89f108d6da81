"""The workstation as its screens see it: ``do`` an operation, ``ask`` a query, hear what changed."""
