"""Alembic's entry: runs the steps on the connection that `upgrade` or `downgrade` handed over, in its transaction."""

from alembic import context

from db.models import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
