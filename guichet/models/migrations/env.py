"""What Alembic runs to reach a base: the connection and its transaction are the caller's, so all or nothing is kept."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
