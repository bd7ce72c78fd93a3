"""How long a visitor waits: from start to the welcome screen, and from a scan to its line on the glass.

The whole program on a virtual screen in software GL, with a pty as scanner: compare the figures with each other and
with an earlier run on the same machine; they are not those of a Raspberry Pi.
"""

import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from tests.support.program import Manager, Program, command
from tests.support.pty_scanner import PtyScanner

STARTS, SCANS = 5, 30


def main() -> None:
    table = Table("what", "p50 ms", "best ms", "worst ms", "n")
    with TemporaryDirectory() as folder:
        for what, seconds in measured(Path(folder)):
            shown = (f"{figure * 1000:.0f}" for figure in (statistics.median(seconds), min(seconds), max(seconds)))
            table.add_row(what, *shown, str(len(seconds)))
    Console().print(table)


def measured(folder: Path) -> Iterator[tuple[str, list[float]]]:
    config = folder / "kiosk.toml"
    scanner = PtyScanner(folder / "scanner")
    config.write_text(
        f"""
        [database]
        url = "sqlite:///{folder}/kiosk.db"
        [cards]
        reader = "none"
        [scanner]
        port = "serial:{scanner.link}"
        [screen]
        size = "1280x800"
        """
    )
    command(config, "init", "--demo")
    manager = Manager(folder / "notify")
    program = Program(config, manager)

    starts, exits = [], []
    for _ in range(STARTS):
        began = time.monotonic()
        program.start()
        starts.append(time.monotonic() - began)
        program.shows("welcome; reader none; scanner ok")
        began = time.monotonic()
        program.stop()
        exits.append(time.monotonic() - began)
    yield "start to welcome drawn (READY=1)", starts
    yield "SIGTERM to gone", exits

    program.start()
    program.shows("welcome; reader none; scanner ok")
    out = [loan["item"] for loan in json.loads(command(config, "list", "loans", "--open", "--json").stdout)]
    scans = []
    for number, barcode in enumerate(out[:SCANS], 1):
        began = time.monotonic()
        scanner.scan(barcode)
        program.shows(f"visit, {number} line")
        scans.append(time.monotonic() - began)
    yield "scan to line drawn", scans
    program.stop()
    manager.close()
    scanner.unplug()


if __name__ == "__main__":
    main()
