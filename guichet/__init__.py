"""Guichet: the offline-first workstation of French town-hall counters."""
