"""Answers before and after."""

from guichet.models.migrations.shared import r0003

revision: str = "w0003"
down_revision: str | None = "w0002"


def upgrade() -> None:
    r0003.upgrade()
