"""Loads the kv rules in the file beside a module: `wait.kv` beside `wait.py`."""

from pathlib import Path

from kivy.lang import Builder


def load_rules(module_file: str) -> None:
    """Load the kv file beside a module, given that module's `__file__`; once, however often this is called.

    A module calls this at its end: the rules of what it imports are loaded by then and apply before its own, and the
    values that its kv file imports from it exist.
    """
    path = str(Path(module_file).with_suffix(".kv"))
    if path not in Builder.files:
        Builder.load_file(path)
