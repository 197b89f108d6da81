"""Read every module of models, so that the registry of tables is complete."""

from guichet.models import organisation, people, requests, server, workstation

__all__ = ["organisation", "people", "requests", "server", "workstation"]
