"""Sets what Kivy must know before its window is made. Call `configure` first, then import the rest of `screens`.

Kivy reads its environment and its `Config` once, at import; a later change has no effect.
"""

import importlib
import logging
import os
from pathlib import Path

MAX_FPS = 60
"""Frames per second at most. Touches are read once per round of the clock, so a touch is seen within one such round."""
PANEL_SHARE = 0.42
"""The width of the demo's side panel as a share of the width of the kiosk's picture; at least `PANEL_LEAST` pixels."""
PANEL_LEAST = 380


def panel_width(kiosk_width: int) -> int:
    """Pixels of the demo's side panel beside a kiosk picture of `kiosk_width` pixels."""
    return max(PANEL_LEAST, min(560, round(kiosk_width * PANEL_SHARE)))


def _not_about_mtdev(record: logging.LogRecord) -> bool:
    """Filter out the traceback that Kivy logs where the library of mtdev is missing, a touch provider that is
    not used.
    """
    return "mtdev" not in f"{record.msg} {record.exc_info}"


def configure(size: str, state_dir: Path, *, panel: bool = False, cursor: bool = False, rotation: int = 0) -> None:
    """Prepare the one window: `size` is `fullscreen` or `1280x800`; `state_dir` gets Kivy's own few files.

    With `panel` a window of a given size grows by the demo's side panel; `cursor` shows the mouse. `rotation` is by how
    many degrees (0, 90, 180 or 270) the display is turned clockwise.
    """
    os.environ.update(
        KIVY_HOME=str(state_dir / "kivy"),
        KIVY_WINDOW="sdl2",  # the only provider that raises where there is no display, instead of calling exit()
        KIVY_AUDIO=os.environ.get("KIVY_AUDIO", "sdl2"),
        KIVY_NO_ARGS="1",  # no `-m inspector` on a kiosk
        KIVY_NO_CONFIG="1",
        KIVY_NO_FILELOG="1",
        KIVY_METRICS_DENSITY="1",
        KIVY_METRICS_FONTSCALE="1",
        SDL_NO_SIGNAL_HANDLERS="1",  # else a blocked Alt+F4 would block SIGTERM too
    )
    os.environ.setdefault("KIVY_LOG_MODE", "PYTHON")  # standard logging and standard error stay as they are
    logging.getLogger("kivy").addFilter(_not_about_mtdev)
    (state_dir / "kivy").mkdir(parents=True, exist_ok=True)

    from kivy.config import Config

    settings: list[tuple[str, str, object]] = [
        ("graphics", "show_cursor", int(cursor)),
        ("graphics", "multisamples", 0),
        ("graphics", "rotation", rotation),
        ("graphics", "maxfps", MAX_FPS),
        ("graphics", "allow_screensaver", 0),
        ("graphics", "resizable", 0),
        ("kivy", "kivy_clock", "interrupt"),
        ("kivy", "exit_on_escape", 0),
        ("kivy", "log_level", "warning"),
        ("input", "mouse", "mouse,disable_multitouch"),
    ]
    if size == "fullscreen":
        settings.append(("graphics", "fullscreen", "auto"))
    else:
        width, height = (int(side) for side in size.split("x"))
        settings += [
            ("graphics", "fullscreen", 0),
            ("graphics", "width", width + (panel_width(width) if panel else 0)),
            ("graphics", "height", height),
        ]
    for section, key, value in settings:
        Config.set(section, key, value)
    Config.remove_option("input", "%(name)s")  # neither mtdev nor hidinput: SDL already hands on every touch once
    _without_style(state_dir / "kivy")


def _without_style(folder: Path) -> None:
    """Import Kivy's language with an empty style sheet: its own sheet, of widgets that no page uses, takes 50 ms to
    read.

    Kivy reads `style.kv` from its data folder when its language is imported, and offers no way to leave that out.
    """
    import kivy

    (folder / "style.kv").touch()
    data, kivy.kivy_data_dir = kivy.kivy_data_dir, str(folder)
    importlib.import_module("kivy.lang")
    kivy.kivy_data_dir = data
