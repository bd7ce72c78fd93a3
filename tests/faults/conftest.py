"""Fixtures that run the program as a process, for the tests of this folder."""

from tests.support.stand import display, furnished, stand, unseen_stand

__all__ = ["display", "furnished", "stand", "unseen_stand"]
