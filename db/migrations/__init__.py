"""Migrations: upgrades a database to the tables of `db.models`, with Alembic and without an ini file."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from db.engine import BrokenReferenceError, make_file, rebuilding, refuse_foreign
from db.models import Row
from db.trouble import unsafe_of
from kiosk.lending.ports import LedgerError
from kiosk.lending.upkeep.health import LedgerFault, Unsafe


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Make the database if it does not exist, and upgrade it to `revision`, completely or not at all.

    Raises OSError if the file cannot be made, LedgerError if it is no database, is damaged, or is of a newer kiosk.
    """
    from alembic import command
    from alembic.util import CommandError

    make_file(engine)
    try:
        with rebuilding(engine) as connection:
            refuse_foreign(connection)
            command.upgrade(_config(connection), revision)
    except CommandError as trouble:
        raise LedgerError(
            f"The database cannot be brought up to date: {trouble}", Unsafe(LedgerFault.NEWER)
        ) from trouble
    except BrokenReferenceError as trouble:
        damaged = Unsafe(LedgerFault.DAMAGED, str(trouble))
        raise LedgerError(f"The database cannot be brought up to date: {trouble}", damaged) from trouble
    except Exception as trouble:
        unsafe = unsafe_of(trouble, engine)
        raise LedgerError(f"The database cannot be brought up to date. {unsafe.sentence}", unsafe) from trouble


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Downgrade the database to `revision`; `base` leaves no table."""
    from alembic import command

    with rebuilding(engine) as connection:
        command.downgrade(_config(connection), revision)


def differences(engine: Engine) -> list[Any]:
    """The differences between the database and the models, as Alembic lists them; empty if there are none."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, Row.metadata))


def _config(connection: object) -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
