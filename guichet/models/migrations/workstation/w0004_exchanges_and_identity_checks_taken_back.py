"""Exchanges and identity checks taken back."""

from guichet.models.migrations.shared import r0004

revision: str = "w0004"
down_revision: str | None = "w0003"


def upgrade() -> None:
    r0004.upgrade()
