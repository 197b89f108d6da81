"""Exchanges and identity checks taken back: replicated tables."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    with op.batch_alter_table("identity_check", schema=None) as batch_op:
        batch_op.add_column(sa.Column("retracted_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("retracted_by", sa.String(length=32), nullable=True))
        batch_op.add_column(
            sa.Column("retracted_why", sa.String(length=300), server_default=sa.text("''"), nullable=False)
        )

    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.add_column(sa.Column("retracted_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("retracted_by", sa.String(length=32), nullable=True))
        batch_op.add_column(
            sa.Column("retracted_why", sa.String(length=300), server_default=sa.text("''"), nullable=False)
        )
