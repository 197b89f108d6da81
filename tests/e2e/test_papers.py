"""Papers at a real desk: issued, drawn by kind, printed, voided; a printer that fails loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from guichet.contract.base import Operation, new_id
from guichet.contract.people import NaturalDraft, RegisterPerson
from guichet.contract.printers import PrinterState, PrintReceipt, ShowPrinters
from guichet.contract.refusals import NotFound, PrinterMissing, PrinterSilent, SectorClosed
from guichet.contract.requests import (
    IssueReceipt,
    MakeReceipt,
    ReceiptKind,
    RequestSheet,
    ShowRequest,
    ShowRequestForm,
    SuspendRequest,
    VoidReceipt,
)
from guichet.domain.procedures import Procedure
from tests.helpers.cups import Listener, dead_port, private_cups
from tests.helpers.cups import listener as listener
from tests.helpers.forms import filed
from tests.helpers.town import Town, Workplace, small_town
from tests.printing.reading import read


class Counter:
    """An agent at a desk with one request open."""

    def __init__(self, workplace: Workplace, procedure: str) -> None:
        self.workplace = workplace
        self.request_id = new_id()
        person_id = new_id()
        self.do(RegisterPerson(person_id=person_id, identity=NaturalDraft(birth_name="Benali", given_names="Samira")))
        form = workplace.client.ask(ShowRequestForm(procedure=procedure, requester_id=person_id)).result(10)
        self.today: date = form.today
        self.procedure: Procedure = form.procedure
        self.do(filed(form, person_id, request_id=self.request_id))

    def do(self, operation: Operation) -> None:
        self.workplace.client.do(operation).result(10)

    def sheet(self) -> RequestSheet:
        return self.workplace.client.ask(ShowRequest(request_id=self.request_id, refresh=True)).result(10)

    def ask_for_documents(self) -> None:
        """Ask for every document that is still missing, within thirty days."""
        self.do(
            SuspendRequest(
                event_id=new_id(),
                request_id=self.request_id,
                expected_state=self.sheet().state,
                notified_on=self.today,
                deadline_on=self.today + timedelta(days=30),
                missing=tuple(line.code for line in self.sheet().documents if line.required),
            )
        )

    def issue(self, kind: ReceiptKind) -> UUID:
        receipt_id = new_id()
        self.do(
            IssueReceipt(
                event_id=new_id(), receipt_id=receipt_id, request_id=self.request_id, kind=kind, issued_on=self.today
            )
        )
        return receipt_id

    def void(self, receipt_id: UUID) -> None:
        self.do(VoidReceipt(event_id=new_id(), receipt_id=receipt_id, voided_on=self.today, reason="Erreur de nom"))

    def text(self, receipt_id: UUID, *, reprint: bool = False, paper: str = "a4") -> str:
        query = MakeReceipt(receipt_id=receipt_id, reprint=reprint, paper=paper)
        return read(self.workplace.client.ask(query).result(20).pdf).text

    def number(self, receipt_id: UUID) -> str:
        return next(each.number for each in self.sheet().receipts if each.receipt_id == receipt_id)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with small_town(tmp_path) as made:
        yield made


@pytest.fixture
def counter(town: Town) -> Counter:
    workplace = town.enrol("a")
    workplace.log_in()
    return Counter(workplace, "attestation-accueil")


@pytest.mark.parametrize("paper", ["a4", "roll80"])
def test_each_kind_of_paper_is_drawn_as_it_was_frozen(counter: Counter, paper: str) -> None:
    counter.ask_for_documents()
    deposit = counter.text(counter.issue(ReceiptKind.DEPOSIT), paper=paper)
    acknowledgment = counter.text(counter.issue(ReceiptKind.ACKNOWLEDGMENT), paper=paper)
    missing = counter.text(counter.issue(ReceiptKind.MISSING_DOCUMENTS), paper=paper)
    assert "Récépissé de dépôt" in deposit
    assert "Accusé de réception" in acknowledgment
    assert "votre demande est refusée le" in acknowledgment
    assert "Claire Moreau, Agent" in acknowledgment
    assert "Pièces à apporter" in missing
    for text in (deposit, acknowledgment, missing):
        assert "BENALI Samira" in text
        assert "01 55 55 01 00" in text


def test_a_reprint_and_a_void_paper_say_so(counter: Counter) -> None:
    first = counter.issue(ReceiptKind.DEPOSIT)
    assert "Duplicata" not in counter.text(first)
    assert "Duplicata" in counter.text(first, reprint=True)

    counter.void(first)
    alone = counter.text(first, reprint=True)
    assert "ANNULÉ" in alone
    assert "le remplace" not in alone
    second = counter.issue(ReceiptKind.DEPOSIT)
    assert f"Le récépissé n° {counter.number(second)} le remplace." in counter.text(first)
    assert "ANNULÉ" not in counter.text(second)
    assert [each.voided for each in counter.sheet().receipts] == [True, False]


def test_papers_reach_printers_whole(counter: Counter, listener: Listener) -> None:
    client = counter.workplace.client
    receipt_id = counter.issue(ReceiptKind.DEPOSIT)
    roll = f"escpos://127.0.0.1:{listener.port}"
    with private_cups({"accueil": f"socket://127.0.0.1:{listener.port}"}, default="accueil"):
        listed = client.ask(ShowPrinters(rolls=(roll,))).result(20).printers
        assert [(each.name, each.state) for each in listed] == [
            ("accueil", PrinterState.READY),
            (roll, PrinterState.READY),
        ]
        printed = client.ask(PrintReceipt(receipt_id=receipt_id)).result(30)
        assert (printed.number, printed.printer) == (counter.number(receipt_id), "accueil")
        assert listener.next_job() == client.ask(MakeReceipt(receipt_id=receipt_id)).result(20).pdf
    assert client.ask(PrintReceipt(receipt_id=receipt_id, printer=roll)).result(30).printer == roll
    assert listener.next_job().startswith(b"\x1b@\x1dv0")


def test_a_printer_that_fails_loses_nothing(counter: Counter) -> None:
    client = counter.workplace.client
    receipt_id = counter.issue(ReceiptKind.DEPOSIT)
    before = counter.text(receipt_id)
    dead = f"escpos://127.0.0.1:{dead_port()}"
    with pytest.raises(PrinterSilent) as silent:
        client.ask(PrintReceipt(receipt_id=receipt_id, printer=dead)).result(20)
    assert silent.value.printer == dead
    with private_cups({}), pytest.raises(PrinterMissing):
        client.ask(PrintReceipt(receipt_id=receipt_id)).result(20)
    assert counter.text(receipt_id) == before
    assert not counter.sheet().receipts[0].voided


def test_a_paper_that_is_not_there_or_not_the_agents_is_not_drawn(town: Town) -> None:
    workplace = town.enrol("b", site="ccas")
    workplace.log_in("ines.da-silva")
    social = Counter(workplace, "ccas-aide-facultative")
    receipt_id = social.issue(ReceiptKind.DEPOSIT)
    assert "Récépissé de dépôt" in social.text(receipt_id)
    with pytest.raises(NotFound):
        workplace.client.ask(MakeReceipt(receipt_id=new_id())).result(20)

    workplace.log_in("claire.moreau")
    with pytest.raises(SectorClosed):
        workplace.client.ask(MakeReceipt(receipt_id=receipt_id)).result(20)
    with pytest.raises(SectorClosed):
        workplace.client.ask(PrintReceipt(receipt_id=receipt_id)).result(20)
