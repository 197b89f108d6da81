"""Synchronisation: operations up, rows down. ``docs/sync.md`` is the written page of its logic."""
