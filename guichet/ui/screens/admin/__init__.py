"""« Administration »: legal values, accounts, journal."""
