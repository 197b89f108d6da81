import pytest

from guichet.search.normalise import (
    ContactFields,
    PersonFields,
    address_words,
    fold,
    given_words,
    phone_digits,
    project,
    spelled,
    surname_words,
    words,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉLÉONORE", "eleonore"),
        ("Cœur", "coeur"),
        ("Łukasz", "lukasz"),
        ("Yıldız", "yildiz"),
        ("Ægir", "aegir"),
        ("Nguyễn", "nguyen"),
    ],
)
def test_accents_ligatures_and_case_do_not_matter(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("written", ["d'Arcy", "d’Arcy", "d`arcy", "D ARCY", "d-Arcy"])
def test_every_apostrophe_parts_a_name_the_same_way(written: str) -> None:
    assert words(written) == ["d", "arcy"]


def test_saint_is_saint_however_shortened() -> None:
    assert words("St-Aubin") == words("Saint Aubin") == ["saint", "aubin"]
    assert words("Ste Marie") == ["sainte", "marie"]


def test_a_surname_is_known_by_its_words_and_their_joins() -> None:
    assert surname_words("Le Gall") == ("le", "gall", "legall")
    assert surname_words("de La Tour") == ("de", "la", "tour", "dela", "latour", "delatour")


def test_a_compound_given_name_is_the_first_whole_and_by_its_initials() -> None:
    first, other = given_words("Jean-Pierre, Marie")
    assert {"jean", "pierre", "jeanpierre", "jp"} <= set(first)
    assert other == ("marie",)


def test_given_names_are_parted_by_spaces_where_no_comma_parts_them() -> None:
    first, other = given_words("Anne Sophie")
    assert first == ("anne", "annesophie")
    assert other == ("sophie",)


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("+33639981234", "0639981234"),
        ("+33 6 39 98 12 34", "0639981234"),
        ("0033639981234", "0639981234"),
        ("06.39.98.12.34", "0639981234"),
        ("+262692123456", "0692123456"),
        ("+32470123456", "32470123456"),
    ],
)
def test_a_phone_has_one_form(typed: str, dialled: str) -> None:
    assert phone_digits(typed) == dialled


def test_an_address_keeps_its_telling_words() -> None:
    assert address_words("12 rue des Lilas", "93999", "Les Essais") == ("12", "lilas", "93999", "essais")
    assert address_words("65 rue du Faubourg", "", "") == ("65", "faubourg")


def test_a_person_projects_to_coded_words_and_keys() -> None:
    person = PersonFields(
        birth_name="Le Gall", usual_name="Morvan", given_names="Jean-Pierre, Marie", birth_date="1985-03-12",
        external_id="CIV-0042",
    )  # fmt: skip
    contacts = [
        ContactFields("mobile", "+33639981234", "", "", ""),
        ContactFields("email", "Jp@Example.org", "", "", ""),
    ]
    projection = project(person, contacts)
    assert projection.birth == 19850312
    assert {"slegall", "smorvan", "fjeanpierre", "omarie", "y1985"} <= set(projection.doc.split())
    assert projection.keys.split("\n") == ["xciv0042", "p0639981234", "q4321899360", "ejp@example.org", "lpj"]


def test_an_organisation_is_found_by_the_words_of_its_name() -> None:
    projection = project(PersonFields(organisation=True, organisation_name="Les Amis de la Bibliothèque"), [])
    assert projection.kind == "o"
    assert {"samis", "sbibliotheque", "samisbibliotheque"} == set(projection.doc.split())


def test_a_reason_is_spelled_as_filed() -> None:
    assert spelled("de La Tour", "latour") == "La Tour"
    assert spelled("Éléonore, Marie", "eleonore") == "Éléonore"
    assert spelled("Dupont", "durand") == "durand"
