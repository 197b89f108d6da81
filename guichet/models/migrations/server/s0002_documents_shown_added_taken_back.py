"""Documents shown, added, taken back."""

from guichet.models.migrations.shared import r0002

revision: str = "s0002"
down_revision: str | None = "s0001"


def upgrade() -> None:
    r0002.upgrade()
