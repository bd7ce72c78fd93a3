"""The initiatives of the house and their terms in `house.toml`, a file for volunteers: to values, and back.

`form` and `sharing` have the keys of the file, `written` their kinds, `file` reads and writes, `changes` compares.
"""

from kiosk.house.changes import changes
from kiosk.house.file import HouseFileError, dump, load, parse

__all__ = ["HouseFileError", "changes", "dump", "load", "parse"]
