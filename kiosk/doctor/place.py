"""Whether the database lies where it lasts, as `kiosk run` and `kiosk doctor` judge it."""

from kiosk.lending.upkeep.health import Unsafe
from kiosk.settings import Settings, in_checkout


def wrong_place(config: Settings) -> Unsafe | None:
    """Why the database would not last where it lies; None where it does, and for a server."""
    from db import place

    return place.wrong_place(config.database.file) if config.database.file else None


def is_allowed(config: Settings) -> bool:
    """May the kiosk lend on a database that would not last? In a demo, in a checkout, and where kiosk.toml says so."""
    file = config.database.file
    return config.database.may_be_lost or (file is not None and in_checkout(file))
