"""The made-up town obeys the rules of the real one, and is always the same."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from guichet.demo.build import Catalogue, MadeUp, draw_town, load_town
from guichet.demo.cases import ZONE
from guichet.demo.texts import About, exchanges, stories
from guichet.domain.acknowledgments import lacking
from guichet.domain.calendar import WorkingCalendar
from guichet.domain.channels import Channel
from guichet.domain.clocks import Fact
from guichet.domain.deadlines import compute
from guichet.domain.forms import check_form, holds
from guichet.domain.nir import find_nirs
from guichet.domain.partitions import sector_partition
from guichet.domain.permissions import Sector
from guichet.domain.procedures import StateKind
from guichet.domain.references import parse
from guichet.models.engine import server_engine
from guichet.models.rows import recompute
from guichet.models.upgrade import upgrade_server
from guichet.printing.acknowledgment import Acknowledgment, render_acknowledgment
from guichet.server.base import CentralBase
from guichet.server.feed import stored_sums
from tests.demo.conftest import PEOPLE, TODAY, Tables

CALENDAR = WorkingCalendar("93")


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def fingerprint(made: MadeUp) -> str:
    return hashlib.sha256(msgspec.json.encode(made.rows.tables, order="sorted")).hexdigest()


def test_the_same_seed_and_day_give_the_same_town(catalogue: Catalogue, made_up: MadeUp) -> None:
    assert fingerprint(draw_town(catalogue, people=PEOPLE, seed=93, today=TODAY)) == fingerprint(made_up)
    assert fingerprint(draw_town(catalogue, people=PEOPLE, seed=94, today=TODAY)) != fingerprint(made_up)
    assert fingerprint(draw_town(catalogue, people=PEOPLE, seed=93, today=date(2026, 11, 25))) != fingerprint(made_up)


def test_the_town_does_not_depend_on_the_process(made_up: MadeUp) -> None:
    code = (
        "from tests.demo.test_town import *\n"
        "from guichet.commands.founding import shipped_procedures, shipped_services\n"
        "catalogue = Catalogue(procedures=tuple(shipped_procedures()), services=shipped_services())\n"
        "print(fingerprint(draw_town(catalogue, people=PEOPLE, seed=93, today=TODAY)))"
    )
    env = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "Pacific/Auckland"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip() == fingerprint(made_up)


def test_every_procedure_has_its_story_and_is_lived(catalogue: Catalogue, tables: Tables) -> None:
    known = {procedure.id for procedure in catalogue.procedures}
    assert set(stories()) == known
    lived = {row["procedure"] for row in tables["request"]}
    assert len(known - lived) <= 3  # a town of 400 may have no one of the age that one asks for
    for code, story in stories().items():
        fields = next(procedure for procedure in catalogue.procedures if procedure.id == code).fields
        assert set(story.fields) <= {field.name for field in fields}, code


def test_every_channel_is_used(tables: Tables) -> None:
    used = {row["channel"] for row in tables["interaction"]}
    assert used == {channel.value for channel in Channel}
    assert {one.channel for about in About for one in exchanges()[about]} >= {Channel.SMS, Channel.SOCIAL_NETWORK}


def test_clocks_are_those_of_the_rules(catalogue: Catalogue, tables: Tables) -> None:
    rules = {procedure.id: procedure.legal.clock_rule for procedure in catalogue.procedures}
    for row in tables["request"]:
        facts = msgspec.json.decode(row["clock_facts"], type=list[Fact])
        found = compute(rules[row["procedure"]], facts, CALENDAR)
        assert (row["due_on"], row["legal_on"]) == (_iso(found.announced.due_on), _iso(found.silence.due_on))


def test_forms_are_filled_as_the_counter_would_take_them(catalogue: Catalogue, tables: Tables) -> None:
    procedures = {procedure.id: procedure for procedure in catalogue.procedures}
    filled = 0
    for row in tables["request"]:
        values = msgspec.json.decode(row["fields"])
        procedure = procedures[row["procedure"]]
        assert check_form(procedure, values, date.fromisoformat(row["received_on"])) == [], row["procedure"]
        assert all(holds(field.shown_when, values) for field in procedure.fields if field.name in values)
        filled += len(values)
    assert filled > len(tables["request"])


def test_requests_stand_where_their_events_led_them(catalogue: Catalogue, tables: Tables) -> None:
    procedures = {procedure.id: procedure for procedure in catalogue.procedures}
    events: dict[str, list[dict[str, str]]] = {}
    for event in sorted(tables["request_event"], key=lambda row: row["at"]):
        events.setdefault(event["request_id"], []).append(event)
    for row in tables["request"]:
        procedure, told = procedures[row["procedure"]], events[row["id"]]
        state = procedure.state(row["state"])
        assert bool(row["closed"]) == (state.kind is StateKind.CLOSED)
        assert told[0]["kind"] == "opened"
        assert [event["kind"] for event in told].count("closed") == row["closed"]
        assert (row["suspended_since"] is not None) <= (state.kind is StateKind.WAITING)
        steps = {transition.label: transition for transition in procedure.workflow.transitions}
        stand = procedure.workflow.initial
        for event in told:
            if event["kind"] in ("advanced", "closed"):
                assert stand in steps[event["detail"]].sources, row["procedure"]
                stand = steps[event["detail"]].target
            elif event["kind"] in ("suspended", "resumed"):
                wanted = {"suspended": "suspend", "resumed": "resume"}[event["kind"]]
                stand = next(one.target for one in procedure.transitions_from(stand) if one.effect == wanted)
        assert stand == row["state"], row["procedure"]


def test_an_acknowledgment_was_given_wherever_the_history_says_so(catalogue: Catalogue, tables: Tables) -> None:
    procedures = {procedure.id: procedure for procedure in catalogue.procedures}
    given = {row["request_id"]: row for row in tables["receipt"] if row["kind"] == "acknowledgment"}
    procedure_of = {row["id"]: procedures[row["procedure"]] for row in tables["request"]}
    said = {
        row["request_id"]: row["at"]
        for row in tables["request_event"]
        for step in procedure_of[row["request_id"]].workflow.transitions
        if step.issues and row["detail"] == step.label and row["kind"] == "advanced"
    }
    assert set(said) == set(given)
    assert said, "some complaint was acknowledged"
    for request_id, row in given.items():
        assert row["issued_at"] <= said[request_id]
        content = json.loads(row["content"]) if isinstance(row["content"], str) else row["content"]
        assert lacking(content) == ()
        assert render_acknowledgment(msgspec.convert(content, Acknowledgment)).startswith(b"%PDF")


def test_nothing_happens_before_its_cause_nor_after_yesterday(tables: Tables) -> None:
    midnight = int(datetime.combine(TODAY, datetime.min.time(), tzinfo=ZONE).timestamp() * 1000)
    opened = {row["id"]: row["opened_at"] for row in tables["request"]}
    for event in tables["request_event"]:
        assert opened[event["request_id"]] <= event["at"] < midnight
    for said in tables["interaction"]:
        assert said["happened_at"] < midnight
        assert said["request_id"] is None or said["happened_at"] >= opened[said["request_id"]]
    for row in tables["request"]:
        assert row["received_on"] < TODAY.isoformat()


def test_references_are_valid_unique_and_in_order(tables: Tables) -> None:
    read = [parse(row["reference"]) for row in tables["request"]] + [parse(row["number"]) for row in tables["receipt"]]
    assert len(set(read)) == len(read)
    numbers = {row["number"] for row in tables["workstation"]}
    assert {reference.workstation for reference in read} <= numbers
    opened = sorted(tables["request"], key=lambda row: row["opened_at"])
    by_desk: dict[tuple[int, int], list[int]] = {}
    for row in opened:
        reference = parse(row["reference"])
        by_desk.setdefault((reference.year, reference.workstation), []).append(reference.sequence)
    for sequences in by_desk.values():
        assert sequences == list(range(1, len(sequences) + 1))


def test_people_are_families_whom_nobody_knows(tables: Tables) -> None:
    people = {row["id"]: row for row in tables["person"]}
    natural = [row for row in people.values() if row["kind"] == "natural"]
    assert len(natural) == PEOPLE
    assert len({row["external_id"] for row in people.values()}) == len(people)
    for relation in tables["relation"]:
        person, other = people[relation["person_id"]], people[relation["other_id"]]
        if relation["kind"] == "parent":
            assert person["birth_date"] < other["birth_date"]
    phones = [row["value"] for row in tables["contact_point"] if row["kind"] in ("phone", "mobile")]
    shown = {"+33612345678"}
    fiction = ("+3363998", "+3319900", "+3326191", "+3335301", "+3346571", "+3353649")
    assert all(phone.startswith(fiction) or phone in shown for phone in phones)


def test_no_text_holds_a_social_security_number(tables: Tables) -> None:
    for table, field in (("interaction", "body"), ("request_event", "note"), ("person", "note")):
        assert not any(find_nirs(row[field]) for row in tables[table])


def test_sectors_keep_to_their_partitions(catalogue: Catalogue, tables: Tables) -> None:
    sectors = {procedure.id: sector_partition(procedure.sector) for procedure in catalogue.procedures}
    partitions = {row["id"]: row["partition"] for row in tables["request"]}
    assert all(row["partition"] == sectors[row["procedure"]] for row in tables["request"])
    assert sector_partition(Sector.SOCIAL) in set(partitions.values())
    for table in ("request_event", "request_document", "receipt", "interaction"):
        for row in tables[table]:
            if row["request_id"] is not None:
                assert row["partition"] == partitions[row["request_id"]]


def test_shares_are_those_of_a_town(catalogue: Catalogue) -> None:
    made = draw_town(catalogue, people=2_000, seed=5, today=TODAY)
    from guichet.models.rows import codecs

    columns = codecs()["request"].columns
    rows = [dict(zip(columns, row, strict=True)) for row in made.rows.tables["request"]]
    still_open = [row for row in rows if not row["closed"]]
    late = [row for row in still_open if row["due_on"] and str(row["due_on"]) < TODAY.isoformat()]
    waiting = [row for row in still_open if row["suspended_since"]]
    anonymous = [row for row in rows if row["requester_id"] is None]
    assert len(rows) > 2_000
    assert 0.08 <= len(still_open) / len(rows) <= 0.15
    assert 0.04 <= len(late) / len(still_open) <= 0.13
    assert 0.03 <= len(waiting) / len(rows) <= 0.09
    assert 0.03 <= len(anonymous) / len(rows) <= 0.12
    ends = Counter(row["close_reason"] for row in rows if row["closed"])
    assert ends.keys() == {"done", "refused", "withdrawn", "duplicate", "transferred"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, made_up: MadeUp) -> CentralBase:
    folder: Path = tmp_path_factory.mktemp("town")
    engine = server_engine(f"sqlite:///{folder / 'central.db'}")
    upgrade_server(engine, folder)
    found = CentralBase(engine, folder)
    with engine.begin() as connection:
        load_town(found, connection, made_up)
    return found


def test_the_load_keeps_the_sums(base: CentralBase) -> None:
    with base.engine.connect() as connection, connection.begin():
        sums = recompute(connection)
        stored = stored_sums(connection, {partition for partition, _ in sums})
    flat = {(partition, table): tuple(pair) for partition, tables in stored.items() for table, pair in tables.items()}
    assert flat == sums
    base.engine.dispose()
