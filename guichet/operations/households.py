"""Households: who lives under one roof, for the services that need it."""

from __future__ import annotations

from uuid import UUID

from guichet.contract.people import FormHousehold, JoinHousehold, LeaveHousehold
from guichet.contract.refusals import AlreadyExists
from guichet.models.people import Household, HouseholdMember, Person
from guichet.operations.apply import applies
from guichet.operations.cleaning import free_text, needed
from guichet.operations.editable import end_on
from guichet.operations.unit import Unit


@applies(FormHousehold)
def form_household(operation: FormHousehold, unit: Unit) -> None:
    """Create a household with its members, who are on file."""
    unit.add(Household(id=operation.household_id, label=free_text("label", needed("label", operation.label))))
    for membership_id, person_id in operation.members:
        _join(unit, membership_id, operation.household_id, person_id)


@applies(JoinHousehold)
def join_household(operation: JoinHousehold, unit: Unit) -> None:
    """Add a person to a household.

    Raises:
        AlreadyExists: the person lives there already.
    """
    unit.get(Household, operation.household_id)
    _join(unit, operation.membership_id, operation.household_id, operation.person_id)


@applies(LeaveHousehold)
def leave_household(operation: LeaveHousehold, unit: Unit) -> None:
    """End a person's stay; the same end said twice is no conflict.

    Raises:
        FieldsDiverged: another agent ended it on another day.
    """
    end_on(unit.get(HouseholdMember, operation.membership_id), "left_on", operation.left_on)


def _join(unit: Unit, membership_id: UUID, household_id: UUID, person_id: UUID) -> None:
    unit.get(Person, person_id)
    inside = unit.select(
        HouseholdMember,
        HouseholdMember.household_id == household_id,
        HouseholdMember.person_id == person_id,
        HouseholdMember.left_on.is_(None),
    )
    if inside:
        raise AlreadyExists(HouseholdMember.__tablename__)
    unit.add(HouseholdMember(id=membership_id, household_id=household_id, person_id=person_id))
