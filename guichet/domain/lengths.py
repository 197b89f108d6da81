"""How long the texts of a file may be, in characters: said while they are typed, and again where they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LONGEST: Final[Mapping[str, int]] = {
    "given_names": 200,
    "birth_place": 200,
    "organisation_name": 200,
    "external_id": 100,
    "value": 250,
    "street": 250,
    "city": 100,
}
"""By field of a person or of a contact point, as their columns hold them; each name alone is held to less."""
LONGEST_NOTE: Final = 50_000
"""A free text: some twenty pages."""
