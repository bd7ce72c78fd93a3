"""From the session to a whole screen in words: pure, total, and without Kivy."""

from screens.present.screen import after_touch, news, present

__all__ = ["after_touch", "news", "present"]
