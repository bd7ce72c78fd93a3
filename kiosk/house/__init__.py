"""Reads and writes `house.toml`, the file in which volunteers write the initiatives of the house and their terms.

`form` and `sharing` have the keys of the file, `written` the types of their values, `file` reads and writes, `changes`
compares.
"""

from kiosk.house.changes import changes
from kiosk.house.file import HouseFileError, dump, load, parse

__all__ = ["HouseFileError", "changes", "dump", "load", "parse"]
