"""Writes `docs/when-something-is-wrong.md`, with every finding and what to do about it: `make codes`.

The sentences are those of the command line and the desk; a test fails if the file says anything else.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kiosk.lending.upkeep.findings import Value, Weight, What
from kiosk.lending.upkeep.health import SENTENCES as OF_LEDGER
from screens.present.doctor.devices import DEVICES
from screens.present.doctor.entries import Entry
from screens.present.doctor.kept import KEPT, LEDGER
from screens.present.doctor.machine import MACHINE
from screens.present.words import Words, wordbook

DOCUMENT = Path(__file__).parents[3] / "docs" / "when-something-is-wrong.md"
EXAMPLES: dict[str, Value] = {
    "about": "HDMI-A-1",
    "columns": 48,
    "command": "kiosk scanner layout 'Hand Scanner' be",
    "counts": "9600x16384",
    "days": 12,
    "degrees": 82,
    "detail": "what the machine said",
    "drawn": "ar",
    "drivers": "pn533_usb, pn533, nfc",
    "fault": "full",
    "first": "TOY-7",
    "kind": "vfat",
    "known": "TOY-7",
    "languages": "nl, fr, ar",
    "layout": "be",
    "megabytes": 2400,
    "mode": "1280x800",
    "model": "ACR122U",
    "moment": datetime(2026, 11, 23, 13, 30, tzinfo=UTC),
    "n": 3,
    "names": "ACS ACR1252 Dual Reader",
    "option": "video=HDMI-A-1:1280x800,rotate=90",
    "others": "/dev/input/by-id/usb-Keyboard-event-kbd",
    "page": 16,
    "path": "/dev/ttyACM0",
    "percent": 93,
    "program": "ModemManager",
    "read": "TOY_è",
    "second": "TOY-9",
    "service": "ModemManager",
    "size": "800x480",
    "wanted": "OMNIKEY",
    "year": 2020,
}
"""The examples that stand in the sentences of the document, by the name of the fact."""
OTHERS: dict[What, dict[str, Value]] = {
    What.PRINTER_THERE: {"model": "TM-T20II"},
    What.PRINTER_UNASKED: {"model": "TM-T20II"},
    What.BACKUP_GOOD: {"days": 1},
    What.DISK_ROOM: {"percent": 31},
    What.WEAR_LITTLE: {"percent": 20},
    What.WEAR_SLOW: {"megabytes": 90},
    What.FILES_SAFE: {"kind": "ext4"},
    What.HEAT_FINE: {"degrees": 54},
    What.TOUCH_TURNED_ELSEWHERE: {"option": "LIBINPUT_CALIBRATION_MATRIX"},
    What.TOUCH_TURNED_ALONE: {"option": "dtoverlay=vc4-kms-dsi-7inch,invx,invy"},
}
"""Other examples for the sentences of these findings."""
PARTS = (("What the kiosk keeps", KEPT), ("The machine", MACHINE), ("The devices, and anything else", DEVICES))
MARKS = {Weight.WRONG: "**no**", Weight.LOOK: "look", Weight.TOLD: "note", Weight.FINE: "ok"}
HEAD = """\
# When something is wrong

The kiosk looks itself over, and says in one sentence what it finds and in another what to do:

```sh
sudo -u kiosk kiosk doctor            # --json for a program; its `kind` never changes with the language
```

`no` does not work, or is about to fail, and the exit status is 1. `look` works, and something should be done. `note` is
to be known, `ok` is well. While the kiosk runs, what it is using is left alone and called *in use*.

**At the desk** a coordinator touches *Inbox* and *Kiosk nakijken* for the same list, the worst first; a touch on a row
says what to do. There the kiosk tells of its card reader, scanners and printer what it knows of them, without trying
them, and leaves out its key and the check of every row: while one of these is wrong, the desk is closed, and the screen
has [a code](codes.md). Nothing is written meanwhile, and visits go on.

**What nobody can tell from here**: a touch screen that is turned by half a circle, or that counts as far one way as the
other (`kiosk setup` has it touched, and knows then); how worn a memory card or an SSD is; sound that a loudspeaker
swallows; a barcode on the wrong item. What is read of a Raspberry Pi (power, heat, card) was read in the kernel's own
description and on made folders, not on a Pi.

**Of a memory card** its age is told, and of every disk but an eMMC, which tells its wear, what is written to it in a
day. `sudo smartctl -a /dev/sda` asks an SSD itself. Errors of a disk are told as ext4 counted them; what the kernel
wrote of them is for root alone: `sudo dmesg --level err`.

What a *visitor* sees when something fails, with its code, is in [codes.md](codes.md). Below is everything that can be
found. Names, numbers and days are examples.

*This file is made by `make codes`; do not change it by hand.*
"""


def document() -> str:
    """The text of the file. Raises KeyError for a fact of a sentence that has no example."""
    words = wordbook("Europe/Brussels")("en")
    return "\n".join([HEAD, *_tables(words)])


def _tables(words: Words) -> Iterator[str]:
    for title, entries in PARTS:
        yield f"## {title}\n"
        yield "| | kind | what is found | what to do |"
        yield "|---|---|---|---|"
        for what, entry in sorted(entries.items(), key=lambda one: one[0].weight):
            yield from _rows(what, entry, words)
        yield ""


def _rows(what: What, entry: Entry, words: Words) -> Iterator[str]:
    """The rows of one kind of finding: a single one, but for the ledger one for each of its own sentences."""
    if what is What.DATABASE_UNSAFE:
        told = list(OF_LEDGER.values())
    elif entry is LEDGER:
        return
    else:
        facts = EXAMPLES | OTHERS.get(what, {})
        told = [(entry.found(facts, words), entry.advice(facts, words) if entry.advice else "")]
    for found, advice in told:
        yield f"| {MARKS[what.weight]} | {what.value} | {found} | {advice} |"


def main() -> None:
    DOCUMENT.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
