"""Turns the session into a whole screen in words: a pure function for every session, without Kivy."""

from screens.present.screen import after_touch, news, present

__all__ = ["after_touch", "news", "present"]
