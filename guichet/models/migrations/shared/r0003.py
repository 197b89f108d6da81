"""Answers before and after: replicated tables."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    with op.batch_alter_table("request_event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("changes", sa.Text(), server_default="[]", nullable=False))
