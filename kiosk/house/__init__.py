"""`house.toml`: the initiatives of the house and their terms, as a file for volunteers; to values and back."""

from kiosk.house.changes import changes
from kiosk.house.file import HouseFileError, dump, load, parse

__all__ = ["HouseFileError", "changes", "dump", "load", "parse"]
