"""The fields of a person's file as they are typed, and what is wrong with each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from guichet.contract.base import new_id
from guichet.contract.people import (
    Civility,
    ContactDraft,
    ContactKind,
    NaturalDraft,
    OrganisationDraft,
    OrganisationKind,
    PersonKind,
    Sex,
)
from guichet.domain.contacts import (
    EmailProblem,
    Phone,
    PhoneProblem,
    PostcodeProblem,
    read_email,
    read_phone,
    read_postcode,
)
from guichet.domain.lengths import LONGEST
from guichet.domain.names import CleanName, NameProblem, clean_given_names, clean_name
from guichet.ui.formats import day_long
from guichet.ui.forms.sentences import email_sentence, line_sentence, name_sentence, phone_sentence, postcode_sentence


def tr(text: str) -> str:
    """Translate one of these sentences."""
    return QCoreApplication.translate("NewPersonFields", text)


@dataclass(frozen=True)
class PersonInput:
    """Everything as typed; dates that cannot be read are None and ``unreadable_date`` is set."""

    kind: PersonKind = PersonKind.NATURAL
    civility: Civility = Civility.NONE
    birth_name: str = ""
    usual_name: str = ""
    given_names: str = ""
    birth_date: date | None = None
    unreadable_date: bool = False
    birth_place: str = ""
    sex: Sex = Sex.UNKNOWN
    organisation: str = ""
    organisation_kind: OrganisationKind = OrganisationKind.ASSOCIATION
    registration: str = ""
    phone: str = ""
    email: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""

    @property
    def identity(self) -> NaturalDraft | OrganisationDraft:
        """Who it is, as the contract says it."""
        if self.kind is PersonKind.ORGANISATION:
            return OrganisationDraft(
                name=self.organisation.strip(),
                organisation_kind=self.organisation_kind,
                registration=self.registration.strip(),
            )
        return NaturalDraft(
            civility=self.civility,
            birth_name=self.birth_name.strip(),
            usual_name=self.usual_name.strip(),
            given_names=self.given_names.strip(),
            birth_date=self.birth_date,
            birth_place=self.birth_place.strip(),
            sex=self.sex,
        )

    @property
    def contacts(self) -> tuple[ContactDraft, ...]:
        """How to reach them, each way that is filled in and can be read."""
        found: list[ContactDraft] = []
        phone = read_phone(self.phone)
        if isinstance(phone, Phone):
            kind = ContactKind.MOBILE if phone.mobile else ContactKind.PHONE
            found.append(ContactDraft(contact_id=new_id(), kind=kind, value=phone.e164))
        if self.email.strip() and not isinstance(read_email(self.email), EmailProblem):
            found.append(ContactDraft(contact_id=new_id(), kind=ContactKind.EMAIL, value=self.email.strip()))
        if self.street.strip() or self.city.strip():
            found.append(
                ContactDraft(
                    contact_id=new_id(),
                    kind=ContactKind.ADDRESS,
                    street=self.street.strip(),
                    postcode=self.postcode.strip(),
                    city=self.city.strip(),
                )
            )
        return tuple(found)

    @property
    def is_told_enough(self) -> bool:
        """Whether enough is typed to look for who may already be on file."""
        if self.kind is PersonKind.ORGANISATION:
            return len(self.organisation.strip()) >= _LEAST_LETTERS
        names = (self.birth_name, self.usual_name)
        return any(len(name.strip()) >= 2 for name in names) and bool(
            self.given_names.strip() or self.birth_date or self.phone.strip() or self.email.strip()
        )


_LEAST_LETTERS = 3


def problems_of(typed: PersonInput, today: date) -> dict[str, str]:
    """Say what is wrong: field → sentence; an empty dictionary when the person may be put on file."""
    if typed.kind is PersonKind.ORGANISATION:
        found = {"organisation": line_sentence(typed.organisation, LONGEST["organisation_name"])}
        if not typed.organisation.strip():
            found["organisation"] = tr("Indiquez le nom de l’organisation.")
        found["registration"] = _registration_problem(typed.registration)
    else:
        found = _natural_problems(typed, today)
    found["phone"] = _phone_problem(typed.phone)
    found["email"] = _email_problem(typed.email)
    found["postcode"] = _postcode_problem(typed.postcode)
    for name in ("street", "city"):
        found[name] = line_sentence(getattr(typed, name), LONGEST[name])
    if typed.postcode.strip() and not (typed.street.strip() or typed.city.strip()):
        found["city"] = tr("Indiquez la commune.")
    return {field: sentence for field, sentence in found.items() if sentence}


def _natural_problems(typed: PersonInput, today: date) -> dict[str, str]:
    names = {name: _name_problem(clean_name(getattr(typed, name))) for name in ("birth_name", "usual_name")}
    given = clean_given_names(typed.given_names)
    names["given_names"] = _name_problem(given) or line_sentence(given.value, LONGEST["given_names"])
    names["birth_place"] = line_sentence(typed.birth_place, LONGEST["birth_place"])
    if not (typed.birth_name.strip() or typed.usual_name.strip()):
        names["birth_name"] = tr("Indiquez le nom de naissance, ou le nom d’usage.")
    names["birth_date"] = ""
    if typed.unreadable_date:
        names["birth_date"] = tr("Cette date n’existe pas. Corrigez-la.")
    elif typed.birth_date is not None and typed.birth_date > today:
        until = day_long(today)
        names["birth_date"] = tr("Cette date est à venir. Indiquez une date jusqu’au {day}.").format(day=until)
    return names


def _name_problem(cleaned: CleanName) -> str:
    problems = [problem for problem in cleaned.problems if problem is not NameProblem.EMPTY]
    return name_sentence(problems[0]) if problems else ""


def _phone_problem(text: str) -> str:
    if not text.strip():
        return ""
    found = read_phone(text)
    return phone_sentence(found) if isinstance(found, PhoneProblem) else ""


def _email_problem(text: str) -> str:
    if not text.strip():
        return ""
    found = read_email(text)
    return email_sentence(found) if isinstance(found, EmailProblem) else line_sentence(text, LONGEST["value"])


def _postcode_problem(text: str) -> str:
    if not text.strip():
        return ""
    found = read_postcode(text)
    return postcode_sentence(found) if isinstance(found, PostcodeProblem) else ""


def _registration_problem(text: str) -> str:
    number = "".join(text.upper().split())
    if not number or (number.isdigit() and len(number) in (9, 14)):
        return ""
    if number.startswith("W") and len(number) == 10 and number.isalnum():
        return ""
    return tr("Un SIREN a 9 chiffres, un SIRET 14, un RNA W et 9 signes.")
