from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.errors import MalformedReference, ReferenceFault, ReferenceOutOfRange
from guichet.domain.references import ALPHABET, Reference, ReferenceKind, mint, parse

REFERENCES = st.builds(
    Reference,
    st.sampled_from(ReferenceKind),
    st.integers(2000, 2999),
    st.integers(1, 9_999),
    st.integers(1, 99_999),
)
SAMPLES = [
    Reference(ReferenceKind.REQUEST, 2026, 12, 417),
    Reference(ReferenceKind.INCOMING_MAIL, 2000, 1, 1),
    Reference(ReferenceKind.OUTGOING_MAIL, 2999, 9_999, 99_999),
    Reference(ReferenceKind.RECEIPT, 2031, 7_530, 86_429),
    Reference(ReferenceKind.REQUEST, 2055, 5_255, 52_525),
]
TYPED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- ./"


def _read(text: str) -> Reference | None:
    try:
        return parse(text)
    except MalformedReference:
        return None


def test_a_reference_reads_well_on_a_receipt() -> None:
    assert mint(ReferenceKind.REQUEST, 2026, 12, 417) == "D-2026-0012-00417-G"


@given(REFERENCES)
def test_what_is_minted_is_read_back(reference: Reference) -> None:
    assert parse(str(reference)) == reference
    assert parse(reference.compact) == reference
    assert len(str(reference)) == 19


@pytest.mark.parametrize("reference", SAMPLES, ids=str)
def test_no_wrong_character_gives_another_reference(reference: Reference) -> None:
    for written in (str(reference), reference.compact):
        for place, right in enumerate(written):
            for wrong in TYPED:
                if wrong != right:
                    assert _read(written[:place] + wrong + written[place + 1 :]) in (None, reference)


@pytest.mark.parametrize("reference", SAMPLES, ids=str)
def test_no_lost_doubled_or_added_character_gives_another_reference(reference: Reference) -> None:
    written = reference.compact
    for place in range(len(written) + 1):
        assert _read(written[:place] + written[place + 1 :]) in (None, reference)
        for added in TYPED:
            assert _read(written[:place] + added + written[place:]) in (None, reference)


@given(REFERENCES, st.data())
def test_no_exchange_of_two_characters_gives_another_reference(reference: Reference, data: st.DataObject) -> None:
    for written in (str(reference), reference.compact):
        for place in range(len(written) - 1):
            swapped = written[:place] + written[place + 1] + written[place] + written[place + 2 :]
            assert _read(swapped) in (None, reference)
        first, second = sorted(data.draw(st.lists(st.integers(0, len(written) - 1), min_size=2, max_size=2)))
        letters = list(written)
        letters[first], letters[second] = letters[second], letters[first]
        assert _read("".join(letters)) in (None, reference)


@given(REFERENCES, st.data())
def test_no_wrong_character_survives_anywhere(reference: Reference, data: st.DataObject) -> None:
    written = reference.compact
    place = data.draw(st.integers(0, len(written) - 1))
    for wrong in "0123456789" + ALPHABET + "OIQ":
        assert _read(written[:place] + wrong + written[place + 1 :]) in (None, reference)


@pytest.mark.parametrize(
    "typed",
    [
        "d-2026-0012-00417-g",
        "D 2026 0012 00417 G",
        "D20260012 00417G",
        " d2026001200417g\n",
        "D\u20132026\u20110012\u201000417-G",
        "D-2O26-OOI2-oo4l7-G",
        "D-2026-001Z-00417-G",
        "D/2026/0012/00417/G",
        "D\u00a02026\u202f0012 00417 G",
    ],
)
def test_a_tired_hand_is_understood(typed: str) -> None:
    assert parse(typed) == Reference(ReferenceKind.REQUEST, 2026, 12, 417)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", ReferenceFault.SHAPE),
        ("BENALI Samira", ReferenceFault.SHAPE),
        ("D-2026-012-00417-G", ReferenceFault.SHAPE),
        ("D-20-260012-00417-G", ReferenceFault.SHAPE),
        ("D-2026-0012-00417-0", ReferenceFault.SHAPE),
        ("0-2026-0012-00417-G", ReferenceFault.SHAPE),
        ("D-2026-0012-00417-H", ReferenceFault.CHECK_CHARACTER),
        ("D-2026-0012-0041٧-G", ReferenceFault.SHAPE),
    ],
)
def test_the_reason_of_a_refusal_is_told(typed: str, fault: ReferenceFault) -> None:
    with pytest.raises(MalformedReference) as refusal:
        parse(typed)
    assert refusal.value.fault is fault


def test_a_letter_that_names_nothing_is_told_apart_from_a_slip() -> None:
    faults = set()
    for check in ALPHABET:
        with pytest.raises(MalformedReference) as refusal:
            parse(f"Z-2026-0012-00417-{check}")
        faults.add(refusal.value.fault)
    assert faults == {ReferenceFault.KIND, ReferenceFault.CHECK_CHARACTER}


def test_a_refusal_does_not_repeat_what_was_typed() -> None:
    with pytest.raises(MalformedReference) as refusal:
        parse("BENALI Samira")
    assert "BENALI" not in str(refusal.value)


@pytest.mark.parametrize(
    ("year", "workstation", "sequence"),
    [(1999, 1, 1), (3000, 1, 1), (2026, 0, 1), (2026, 10_000, 1), (2026, 1, 0), (2026, 1, 100_000)],
)
def test_nothing_is_minted_out_of_range(year: int, workstation: int, sequence: int) -> None:
    with pytest.raises(ReferenceOutOfRange):
        mint(ReferenceKind.REQUEST, year, workstation, sequence)
