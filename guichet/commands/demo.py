"""``guichet demo``."""
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from guichet.commands.parser import Commands
def declare(commands: Commands) -> None:
    """Declare."""
