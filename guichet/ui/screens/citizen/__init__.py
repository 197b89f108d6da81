"""The card of the citizen who is here."""
