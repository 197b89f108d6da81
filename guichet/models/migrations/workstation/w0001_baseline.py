"""Baseline."""

import sqlalchemy as sa
from alembic import op

from guichet.models.migrations.shared import r0001

revision: str = "w0001"
down_revision: str | None = None


def upgrade() -> None:
    r0001.upgrade()
    op.create_table(
        "base_row",
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("row_id", sa.String(length=32), nullable=False),
        sa.Column("row", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("table_name", "row_id", name=op.f("pk_base_row")),
    )
    op.create_table(
        "local_blob",
        sa.Column("blob_id", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("sent", sa.SmallInteger(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("blob_id", name=op.f("pk_local_blob")),
    )
    op.create_table(
        "local_consultation",
        sa.Column("line", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("agent_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("query", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_local_consultation")),
        sa.UniqueConstraint("id", name=op.f("uq_local_consultation_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_local_consultation_person_id"), "local_consultation", ["person_id"], unique=False)
    op.create_table(
        "local_setting",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_local_setting")),
    )
    op.create_table(
        "local_sum",
        sa.Column("partition", sa.String(length=40), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("sum", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "table_name", name=op.f("pk_local_sum")),
    )
    op.create_table(
        "operation_journal",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("op_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("agent_id", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("signature", sa.String(length=100), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("depends_on", sa.String(length=32), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("published", sa.SmallInteger(), nullable=False),
        sa.Column("resolved_by", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_operation_journal")),
        sa.UniqueConstraint("op_id", name=op.f("uq_operation_journal_op_id")),
    )
    op.create_index(op.f("ix_operation_journal_outcome"), "operation_journal", ["outcome"], unique=False)
    op.create_table(
        "sync_cursor",
        sa.Column("partition", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("chain", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("partition", name=op.f("pk_sync_cursor")),
    )
    op.execute(
        "CREATE TRIGGER IF NOT EXISTS local_consultation_no_update BEFORE UPDATE ON "
        "local_consultation BEGIN SELECT RAISE(ABORT, 'local_consultation is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER IF NOT EXISTS local_consultation_no_delete BEFORE DELETE ON "
        "local_consultation BEGIN SELECT RAISE(ABORT, 'local_consultation is append-only'); END"
    )
