"""Baseline."""

import sqlalchemy as sa
from alembic import op

from guichet.models.migrations.shared import r0001

revision: str = "s0001"
down_revision: str | None = None


def upgrade() -> None:
    r0001.upgrade()
    op.create_table(
        "blob",
        sa.Column("blob_id", sa.String(length=64), nullable=False),
        sa.Column("partition", sa.String(length=40), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("complete", sa.SmallInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("blob_id", name=op.f("pk_blob")),
    )
    op.create_table(
        "consultation",
        sa.Column("line", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("workstation", sa.Integer(), nullable=False),
        sa.Column("agent_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("query", sa.String(length=60), nullable=False),
        sa.Column("chain", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_consultation")),
        sa.UniqueConstraint("id", name=op.f("uq_consultation_id")),
    )
    op.create_index(op.f("ix_consultation_at"), "consultation", ["at"], unique=False)
    op.create_index(op.f("ix_consultation_person_id"), "consultation", ["person_id"], unique=False)
    op.create_table(
        "device",
        sa.Column("workstation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("partitions", sa.Text(), nullable=False),
        sa.Column("revoked", sa.SmallInteger(), nullable=False),
        sa.Column("last_seen_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("workstation", name=op.f("pk_device")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_device_token_hash")),
    )
    op.create_table(
        "enrolment_code",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("site_id", sa.String(length=32), nullable=False),
        sa.Column("counter_id", sa.String(length=32), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_enrolment_code")),
    )
    op.create_table(
        "feed",
        sa.Column("partition", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("row_id", sa.String(length=32), nullable=False),
        sa.Column("op_id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.SmallInteger(), nullable=False),
        sa.Column("chain", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("partition", "seq", name=op.f("pk_feed")),
    )
    op.create_table(
        "feed_head",
        sa.Column("partition", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("chain", sa.String(length=32), nullable=False),
        sa.Column("floor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("partition", name=op.f("pk_feed_head")),
    )
    op.create_table(
        "operation",
        sa.Column("op_id", sa.String(length=32), nullable=False),
        sa.Column("workstation", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("agent_id", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("signature", sa.String(length=100), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_operation")),
        sa.UniqueConstraint("workstation", "n", name=op.f("uq_operation_workstation_n")),
    )
    op.create_index(op.f("ix_operation_outcome"), "operation", ["outcome"], unique=False)
    op.create_table(
        "server_setting",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_server_setting")),
    )
    op.create_table(
        "table_sum",
        sa.Column("partition", sa.String(length=40), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("sum", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("partition", "table_name", name=op.f("pk_table_sum")),
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION consultation_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'consultation is append-only'; END $$"
        )
        op.execute(
            "CREATE OR REPLACE TRIGGER consultation_append_only BEFORE UPDATE OR DELETE ON consultation"
            " FOR EACH ROW EXECUTE FUNCTION consultation_append_only()"
        )
    else:
        op.execute(
            "CREATE TRIGGER IF NOT EXISTS consultation_no_update BEFORE UPDATE ON consultation BEGIN "
            "SELECT RAISE(ABORT, 'consultation is append-only'); END"
        )
        op.execute(
            "CREATE TRIGGER IF NOT EXISTS consultation_no_delete BEFORE DELETE ON consultation BEGIN "
            "SELECT RAISE(ABORT, 'consultation is append-only'); END"
        )
