"""The family that every picture shows: Mme BENALI Samira, three requests under way and what came before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import msgspec

from guichet.contract.requests import CloseReason, DocumentState
from guichet.demo.answers import Answers
from guichet.demo.cases import ZONE, Case
from guichet.demo.citizens import Citizen, Citizens
from guichet.demo.places import Places
from guichet.demo.texts import stories
from guichet.domain.channels import Channel
from guichet.domain.clocks import Fact, FactKind
from guichet.domain.deadlines import compute

_LATE_BY: Final = 4
_SOON: Final = 3
_SCHOOL: Final = 21


class Past(msgspec.Struct, frozen=True):
    """A request that ended: which, how many days ago, how many days it took, by which channel, for whom, what for."""

    procedure: str
    days_ago: int
    took: int
    channel: Channel
    child: str
    said: str


_PAST: Final = (
    Past("changement-adresse", 1790, 1, Channel.COUNTER, "", "A emménagé rue des Lilas."),
    Past(
        "declaration-naissance", 1725, 0, Channel.COUNTER, "Inès", "Naissance d’Inès. Le père vient avec le certificat."
    ),
    Past("creche", 1650, 90, Channel.COUNTER, "Inès", "Cherche une place en crèche pour Inès."),
    Past("acte-naissance", 1200, 3, Channel.WEB, "", "Copie demandée pour un dossier de passeport."),
    Past("passeport-majeur", 1190, 28, Channel.COUNTER, "", "Premier passeport français."),
    Past("signalement-eclairage", 980, 4, Channel.PHONE, "", "Lampadaire éteint devant le 12 rue des Lilas."),
    Past("inscription-scolaire", 905, 25, Channel.COUNTER, "Inès", "Entrée d’Inès en petite section."),
    Past("cantine-periscolaire", 870, 9, Channel.COUNTER, "Inès", "Inscription d’Inès à la cantine."),
    Past("encombrants", 420, 5, Channel.PHONE, "", "Un canapé à enlever au 12 rue des Lilas."),
    Past("cni-mineur", 260, 24, Channel.COUNTER, "Inès", "Première carte pour Inès, avant un voyage."),
    Past("centre-loisirs", 150, 6, Channel.WEB, "Inès", "Place au centre de loisirs pour les vacances."),
)


def shown_cases(places: Places, citizens: Citizens, answers: Answers, *, today: date) -> Iterator[Case]:
    """Give the requests of the family, past and present."""
    teller = _Teller(places, citizens, answers, today)
    for past in _PAST:
        on = teller.working(today - timedelta(days=past.days_ago))
        end = (CloseReason.DONE, teller.working(on + timedelta(days=past.took)))
        yield teller.case(past.procedure, on, past.channel, past.child, past.said, end=end, seen=1.0)
    yield teller.case(
        "inscription-scolaire",
        teller.received_for("inscription-scolaire", today + timedelta(days=_SCHOOL)),
        Channel.WEB,
        "Adam",
        "Dossier déposé sur le site de la ville. Deux pièces jointes sur quatre.",
        fixed={"level": "ps", "wished_school": "École Jean-Jaurès", "parental_authority": "both"},
        standing={
            "FILIATION": DocumentState.TO_CHECK,
            "DOM": DocumentState.SEEN,
            "VACCIN": DocumentState.MISSING,
        },
        agent="claire.moreau",
    )
    yield teller.case(
        "reclamation",
        teller.received_for("reclamation", today - timedelta(days=_LATE_BY)),
        Channel.POST,
        "",
        "Demande un dégrèvement de la taxe d’enlèvement des ordures.",
        fixed={
            "subject": "invoice",
            "facts": "Le bac de la rue des Lilas n’a pas été ramassé pendant trois semaines en septembre.",
            "expected": "Un dégrèvement de la taxe d’enlèvement des ordures.",
        },
        steps=2,
    )
    yield teller.case(
        "cantine-periscolaire",
        teller.received_for("cantine-periscolaire", today + timedelta(days=_SOON)),
        Channel.COUNTER,
        "Inès",
        "Change de jours de cantine pour Inès.",
        fixed={"school": "École Jean-Jaurès", "class_name": "Moyenne section", "menu": "standard"},
        steps=3,
        seen=1.0,
        receipt=True,
    )


class _Teller:
    """Makes the family's cases."""

    def __init__(self, places: Places, citizens: Citizens, answers: Answers, today: date) -> None:
        self._places = places
        self._family = citizens.shown
        self._answers = answers
        self._today = today

    def case(
        self,
        procedure: str,
        on: date,
        channel: Channel,
        child: str,
        said: str,
        *,
        fixed: dict[str, Any] | None = None,
        **standing: Any,
    ) -> Case:
        """Give one request of Mme BENALI's, for one of her children or for herself."""
        definition, story = self._places.procedures[procedure], stories()[procedure]
        beneficiary = self._child(child)
        hour = time(21, 14) if channel is Channel.WEB else time(10, 2)
        values = self._answers.fill(
            definition,
            story,
            requester=self._family[0],
            beneficiary=beneficiary or self._family[0],
            on=on,
            said=said,
            fixed=fixed,
        )
        days = tuple(self.working(on + timedelta(days=step)) for step in (2, 4, 6))
        last = standing["end"][1] if "end" in standing else self._today - timedelta(days=1)
        return Case(
            procedure=definition,
            story=story,
            requester=self._family[0],
            beneficiary=beneficiary,
            channel=channel,
            opened_at=datetime.combine(on, hour, tzinfo=ZONE),
            said=said,
            values=values,
            taken_on=tuple(max(on, min(day, last)) for day in days),
            **standing,
        )

    def received_for(self, procedure: str, due: date) -> date:
        """Give the working day of reception whose answer is due on this day, or as near before it as can be."""
        rule = self._places.procedures[procedure].legal.clock_rule
        day = min(due, self._today - timedelta(days=1))
        while True:
            found = compute(rule, [Fact(FactKind.RECEIVED, day)], self._places.calendar).announced.due_on
            if found is not None and found <= due and self._places.calendar.is_working(day):
                return day
            day -= timedelta(days=1)

    def working(self, day: date) -> date:
        """Give the day, or the nearest before it on which the town hall works."""
        found = min(day, self._today - timedelta(days=1))
        while not self._places.calendar.is_working(found):
            found -= timedelta(days=1)
        return found

    def _child(self, name: str) -> Citizen | None:
        return next((one for one in self._family if name and one.given_name == name), None)
