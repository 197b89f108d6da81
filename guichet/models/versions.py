"""Which schema revision this program is built for, so that Alembic is read only when a base is behind."""

SERVER_SCHEMA = "s0004"
WORKSTATION_SCHEMA = "w0005"
