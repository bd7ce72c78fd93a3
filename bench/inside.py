"""The kiosk with a line to the bench: `python -m bench.inside kiosk.toml` is `kiosk run` that tells of every frame.

On standard output it writes, with the seconds of the machine's steady clock: `drawn AT STATUS` after a shown value was
flipped to the display, `flip AT` after any frame. On standard input it takes: `card DIGEST`, `off`, `code CODE`,
`done`, each posted as the device or the touch would post it; `targets`, answered by every target as `target X Y NAME`,
then `targets end`; `open PANEL` opens a panel, and `touch NAME` touches the first target whose name begins with NAME.
"""

import sys
import threading
import time
from pathlib import Path
from typing import Any

from kiosk.cli.common import settings
from kiosk.cli.running.compose import compose
from kiosk.cli.running.kiosk import Kiosk
from kiosk.lending.events import CardRemoved, CardSeen, CodeScanned, DonePressed, Panel, PanelOpened
from kiosk.lending.model import CardId


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def listen(kiosk: Kiosk) -> None:
    """Do what standard input asks, until it ends."""
    from kivy.clock import Clock

    post = kiosk.runtime.post
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        now = time.monotonic()
        match word:
            case "card":
                post(CardSeen(CardId(rest), now))
            case "off":
                post(CardRemoved(now))
            case "code":
                post(CodeScanned(rest, now))
            case "done":
                post(DonePressed())
            case "open":
                post(PanelOpened(Panel(rest)))
            case "touch":
                Clock.schedule_once(lambda _dt, name=rest: touch(kiosk, name))
            case "targets":
                Clock.schedule_once(lambda _dt: tell_targets(kiosk))


def tell_targets(kiosk: Kiosk) -> None:
    """Write where each target is in the window, in pixels from the window's top left corner, and what the
    target says.
    """
    from kivy.core.window import Window

    for control in kiosk.app.stage.controls():
        x, y = control.center
        say("target", round(x), round(Window.height - y), _name(control))
    say("targets end")


def touch(kiosk: Kiosk, name: str) -> None:
    """Touch the first target whose name begins with `name`, however soon after the last touch; nothing where there is
    none.
    """
    for control in kiosk.app.stage.controls():
        if _name(control).startswith(name):
            control.glass._last.clear()
            control.activate()
            return


def _name(control: Any) -> str:
    item = control.item
    said = getattr(item, "icon", "") or getattr(item, "text", "") or getattr(control, "text", "")
    return str(said).replace("\n", " ")


def main(config: Path) -> None:
    kiosk = compose(settings(config), config_file=config)
    drawn = kiosk.app._on_drawn
    at = 0.0

    def telling(shown: Any) -> None:
        say("drawn", at, shown.status)
        drawn(shown)

    kiosk.app._on_drawn = telling

    from kivy.clock import Clock
    from kivy.core.window import Window

    flipped = Clock.create_trigger(lambda _dt: say("flip", at))

    def flips(*_: object) -> None:
        nonlocal at
        at = time.monotonic()  # written a round later: in that round the next page may be laid out first
        flipped()

    Window.bind(on_flip=flips)
    threading.Thread(target=listen, args=(kiosk,), daemon=True).start()
    kiosk.live()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
