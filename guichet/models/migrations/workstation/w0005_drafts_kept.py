"""Drafts kept."""

import sqlalchemy as sa
from alembic import op

revision: str = "w0005"
down_revision: str | None = "w0004"


def upgrade() -> None:
    op.create_table(
        "typed_draft",
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("agent_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_typed_draft")),
    )
    op.create_index(op.f("ix_typed_draft_agent_id"), "typed_draft", ["agent_id"], unique=False)
