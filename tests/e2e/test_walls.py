"""Sector walls hold on the disk: a workstation without the social partition has no byte of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3

from guichet.contract.base import new_id
from guichet.contract.interactions import Direction, RecordInteraction
from guichet.contract.people import NaturalDraft, RegisterPerson, Search
from guichet.contract.refusals import NotFound, SectorClosed
from guichet.contract.requests import CommentRequest, ShowRequest, ShowRequestForm
from guichet.domain.channels import Channel
from guichet.domain.permissions import Sector
from tests.helpers.forms import filed, plausible_values
from tests.helpers.town import Workplace, small_town

MARK = "Zyxwvut"


def decrypted(workplace: Workplace, target: Path) -> bytes:
    """Give every byte of a replica, in clear."""
    connection = sqlcipher3.connect(str(workplace.folder.database))
    connection.execute(f"PRAGMA key=\"x'{workplace.key.hex()}'\"")
    connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(target),))
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.close()
    return target.read_bytes()


def test_no_byte_of_the_social_sector_reaches_a_counter_without_it(tmp_path: Path) -> None:
    with small_town(tmp_path) as town:
        counter, social = town.enrol("counter"), town.enrol("social", site="ccas")
        counter.log_in()
        social.log_in("ines.da-silva")
        person_id, request_id = new_id(), new_id()
        identity = NaturalDraft(birth_name="Durand", given_names="Noé")
        social.client.do(RegisterPerson(person_id=person_id, identity=identity)).result(10)
        form = social.client.ask(ShowRequestForm(procedure="ccas-aide-facultative", requester_id=person_id)).result(10)
        values = plausible_values(form.procedure, form.today)
        text_field = next(name for name, value in values.items() if value == "Texte factuel")
        fields = {**values, text_field: f"{MARK} dans le formulaire"}
        opened = filed(form, person_id, request_id=request_id, fields=fields)
        reference = social.client.do(opened).result(10).reference
        social.client.do(CommentRequest(event_id=new_id(), request_id=request_id, note=f"{MARK} en note")).result(10)
        social.client.do(
            RecordInteraction(
                interaction_id=new_id(),
                person_id=person_id,
                sector=Sector.SOCIAL,
                channel=Channel.PHONE,
                direction=Direction.INCOMING,
                subject=f"{MARK} au téléphone",
                happened_at=town.base.now(),
            )
        ).result(10)
        assert social.sync().refused == 0
        assert counter.sync().refused == 0

        assert [hit.person_id for hit in counter.client.ask(Search(text="durand noe")).result(10).people] == [person_id]
        assert counter.client.ask(Search(text=reference)).result(10).requests == ()
        with pytest.raises(NotFound):
            counter.client.ask(ShowRequest(request_id=request_id)).result(10)
        with pytest.raises(SectorClosed):
            counter.client.do(
                RecordInteraction(
                    interaction_id=new_id(),
                    person_id=person_id,
                    sector=Sector.SOCIAL,
                    channel=Channel.NOTE,
                    direction=Direction.INTERNAL,
                    subject="Note",
                    happened_at=town.base.now(),
                )
            ).result(10)

        there, here = decrypted(social, tmp_path / "social.db"), decrypted(counter, tmp_path / "counter.db")
        assert there.count(MARK.encode()) >= 3
        for secret in (MARK, reference, request_id.hex, "ccas-aide-facultative\x00"):
            assert secret.encode() not in here
