"""Judges for `kiosk run` and `kiosk doctor` whether the database lasts at its place."""

from kiosk.lending.upkeep.health import Unsafe
from kiosk.settings import Settings, in_checkout


def wrong_place(config: Settings) -> Unsafe | None:
    """The reason why the database would not last at its place; None if it lasts, and for a server."""
    from db import place

    return place.wrong_place(config.database.file) if config.database.file else None


def is_allowed(config: Settings) -> bool:
    """May the kiosk lend on a database that would not last? It may in a demo, in a checkout, and if kiosk.toml allows
    it.
    """
    file = config.database.file
    return config.database.may_be_lost or (file is not None and in_checkout(file))
