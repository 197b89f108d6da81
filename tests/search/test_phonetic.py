import pytest

from guichet.search.normalise import fold
from guichet.search.phonetic import phonetic_key


@pytest.mark.parametrize(
    "alike",
    [
        "Dupont Dupond Dupon", "Lefèvre Lefebvre", "Philippe Filipe", "Thibault Thibaud Tibo", "Moreau Moraux Moro",
        "Renaud Renault Reno", "Schmitt Schmit", "François Fransois", "Gauthier Gautier", "Mathieu Matieu",
        "Catherine Katrine", "Henry Henri Anri", "Hébert Ebert", "Jacques Jaque Jack", "Agnès Anies", "Quentin Kentin",
        "Joël Joelle", "Laurent Loran Lorent", "Maillard Mayard", "Ghislaine Guislaine", "Mickaël Michael",
        "Pelletier Peltier", "Gonzalez Gonzales", "Ouali Wali", "Nathalie Natali", "Lambert Lanbert", "Boyer Boier",
    ],
)  # fmt: skip
def test_names_that_sound_alike_share_a_key(alike: str) -> None:
    assert len({phonetic_key(fold(name)) for name in alike.split()}) == 1


@pytest.mark.parametrize(
    "apart",
    ["Martin Martine", "Marie Maria", "Dupont Dumont", "Blanc Blin", "Jean Jeanne", "Louis Louise", "Roux Roche"],
)
def test_names_that_do_not_sound_alike_have_other_keys(apart: str) -> None:
    first, second = apart.split()
    assert phonetic_key(fold(first)) != phonetic_key(fold(second))


@pytest.mark.parametrize("word", ["h", "e", "s", "1945", "12bis", "x", "hhh"])
def test_every_word_has_a_key(word: str) -> None:
    assert phonetic_key(word)
