"""Exchanges and identity checks taken back."""

from guichet.models.migrations.shared import r0004

revision: str = "s0004"
down_revision: str | None = "s0003"


def upgrade() -> None:
    r0004.upgrade()
