"""The town itself: organisation, sites, services, counters. The server alone sets them up."""

from __future__ import annotations

from guichet.contract.accounts import AddCounter, AddService, AddSite, SetOfflineDays, SetUpOrganisation
from guichet.contract.refusals import AlreadyExists, FieldRefused
from guichet.domain.calendar import WorkingCalendar
from guichet.domain.errors import UnknownDepartment
from guichet.models.agents import OFFLINE_DAYS_KEY
from guichet.models.organisation import Counter, Organisation, Service, Setting, Site
from guichet.operations.apply import applies
from guichet.operations.cleaning import clean_email, clean_line, clean_phone, clean_postcode, needed
from guichet.operations.unit import Unit


@applies(SetUpOrganisation)
def set_up_organisation(operation: SetUpOrganisation, unit: Unit) -> None:
    """Create the one organisation row.

    Raises:
        NotAllowed: it is not the server itself that asks.
        AlreadyExists: the organisation is set up.
        FieldRefused: no department has this code, or a text cannot be taken.
    """
    unit.demand_root(operation.needs)
    if unit.select(Organisation):
        raise AlreadyExists(Organisation.__tablename__)
    try:
        WorkingCalendar(operation.department)
    except UnknownDepartment:
        raise FieldRefused("department", UnknownDepartment.__name__) from None
    unit.add(
        Organisation(
            id=operation.organisation_id,
            name=needed("name", operation.name),
            department=operation.department,
            street=clean_line("street", operation.street),
            postcode=clean_postcode("postcode", operation.postcode),
            city=clean_line("city", operation.city),
            email=clean_email("email", operation.email),
            phone=clean_phone("phone", operation.phone),
            time_zone=operation.time_zone,
            demo=operation.demo,
        )
    )


@applies(SetOfflineDays)
def set_offline_days(operation: SetOfflineDays, unit: Unit) -> None:
    """Keep how long a workstation takes log-ins without having met its server."""
    unit.demand_root(operation.needs)
    told = unit.select(Setting, Setting.key == OFFLINE_DAYS_KEY)
    if told:
        told[0].value = operation.days
    else:
        unit.add(Setting(id=operation.setting_id, key=OFFLINE_DAYS_KEY, value=operation.days))


@applies(AddSite)
def add_site(operation: AddSite, unit: Unit) -> None:
    """Add a site and the sectors that its workstations hold; its code is its own."""
    unit.demand_root(operation.needs)
    code = needed("code", operation.code)
    if unit.select(Site, Site.code == code):
        raise AlreadyExists(Site.__tablename__, code)
    sectors = sorted({str(sector) for sector in operation.sectors})
    unit.add(Site(id=operation.site_id, code=code, name=needed("name", operation.name), sectors=sectors))


@applies(AddService)
def add_service(operation: AddService, unit: Unit) -> None:
    """Add a service; its code is its own, and procedures name it."""
    unit.demand_root(operation.needs)
    code = needed("code", operation.code)
    if unit.select(Service, Service.code == code):
        raise AlreadyExists(Service.__tablename__, code)
    unit.add(
        Service(
            id=operation.service_id,
            code=code,
            name=needed("name", operation.name),
            sector=operation.sector,
            email=clean_email("email", operation.email),
            phone=clean_phone("phone", operation.phone),
        )
    )


@applies(AddCounter)
def add_counter(operation: AddCounter, unit: Unit) -> None:
    """Add a counter to a site that exists."""
    unit.demand_root(operation.needs)
    unit.get(Site, operation.site_id)
    unit.add(Counter(id=operation.counter_id, site_id=operation.site_id, name=needed("name", operation.name)))
