"""Documents shown, added, taken back: replicated tables."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    with op.batch_alter_table("held_document", schema=None) as batch_op:
        batch_op.add_column(sa.Column("dropped_on", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("source_id", sa.String(length=32), nullable=True))

    with op.batch_alter_table("request_document", schema=None) as batch_op:
        batch_op.add_column(sa.Column("proof", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("expires_on", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("label", sa.String(length=200), server_default="", nullable=False))
