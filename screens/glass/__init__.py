"""The glass: every page as a fixed grid of slots, worked out in pixels without Kivy. Decision 0029.

A page (`screens.pages`) puts marks and targets on a `Sheet`; `screens.window.glass` shows the sheet. Nothing here knows
Kivy, so that the lint sees every state in every size and language without drawing it.
"""
