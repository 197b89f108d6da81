"""How a base made by an older program becomes this program's: two lineages of Alembic revisions, run from code.

``server/`` (``s0001`` …) and ``workstation/`` (``w0001`` …) each hold one line of revisions; what both sides replicate
is in ``shared/`` (``r0001`` …), so that a table is written once. Revisions name primitive types and never import the
models: they stay what they were. ``scripts/new-migration`` writes the next ones; tests compare where they lead with
what ``create_schema`` makes, on every engine.

Rules for a revision:

- It is additive (``docs/sync.md``): an older workstation still pushes to a newer server.
- A column joins a replicated table at the end of its class, with a ``server_default`` if it is not nullable: base rows
  are widened by it, and sums made again (:mod:`guichet.models.migrations.settle`).
- ``operation_journal.args`` is signed text: no revision rewrites it.
- Rebuilding a table (``batch_alter_table``) drops its triggers: make them again in the same revision.
- There is no way down; the way back is the backup made before.
"""
