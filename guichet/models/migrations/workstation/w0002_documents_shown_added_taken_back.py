"""Documents shown, added, taken back."""

import sqlalchemy as sa
from alembic import op

from guichet.models.migrations.shared import r0002

revision: str = "w0002"
down_revision: str | None = "w0001"


def upgrade() -> None:
    r0002.upgrade()
    op.create_table(
        "document_draft",
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_draft")),
    )
