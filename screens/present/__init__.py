"""From the session to a whole screen in words: pure, total, and without Kivy."""

from screens.present.screen import news, present

__all__ = ["news", "present"]
