"""The ways by which a citizen and the town reach each other."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """A way in or out; a mobile application is the web."""

    COUNTER = "counter"
    PHONE = "phone"
    WEB = "web"
    EMAIL = "email"
    SMS = "sms"
    POST = "post"
    SOCIAL_NETWORK = "social_network"
    APPOINTMENT = "appointment"
    NOTE = "note"
    """No exchange: a note between agents."""
