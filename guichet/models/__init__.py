"""The tables, the encrypted engine and the migrations: one set of models for workstation and server."""
