"""What a base is made of, listed alike for every engine, so that two bases can be compared to the last trigger."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, inspect

_POSTGRESQL = {
    "constraints": "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace ORDER BY conname",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname",
    "triggers": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname",
    "functions": "SELECT proname, pg_get_functiondef(oid) FROM pg_proc"
    " WHERE pronamespace = 'public'::regnamespace ORDER BY proname",
    "sequences": "SELECT sequencename, data_type::text FROM pg_sequences ORDER BY sequencename",
}
_SQLITE = {
    "triggers": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "counted": "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%' ORDER BY name",
}


def listing(connection: Connection) -> dict[str, Any]:
    """List tables with their columns in order, keys and indexes; and triggers, functions, sequences."""
    inspector = inspect(connection)
    found: dict[str, Any] = {}
    for table in inspector.get_table_names():
        found[table] = {
            "columns": [
                (column["name"], str(column["type"]), column["nullable"], column["default"])
                for column in inspector.get_columns(table)
            ],
            "key": inspector.get_pk_constraint(table),
            "unique": sorted(inspector.get_unique_constraints(table), key=str),
            "indexes": sorted(inspector.get_indexes(table), key=str),
        }
    questions = _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE
    for name, question in questions.items():
        found[name] = [tuple(row) for row in connection.exec_driver_sql(question)]
    return found
