"""What both lineages do to the replicated tables, one module per pair of revisions."""
