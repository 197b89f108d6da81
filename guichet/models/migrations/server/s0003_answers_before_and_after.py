"""Answers before and after."""

from guichet.models.migrations.shared import r0003

revision: str = "s0003"
down_revision: str | None = "s0002"


def upgrade() -> None:
    r0003.upgrade()
