"""A scanner and cards for a kiosk in a container, moved from outside: `python3 -m tests.support.table` in it, as root.

The scanner is /run/scanner (`port = "serial:/run/scanner"` in kiosk.toml), the reader that of the package
vsmartcard-vpcd. What is to happen is written into /run/table, a line each: `lay 04a1b2c3d4e5f6`, `scan SPE-0042`,
`take 04a1b2c3d4e5f6`.
"""

import os
import shutil
from pathlib import Path

from tests.support.pty_scanner import PtyScanner
from tests.support.vcard import VirtualCard

READER = 0x8C7B
"""The TCP port on which the reader of vsmartcard-vpcd waits for a card."""


def main(orders: Path, link: Path) -> None:
    """Carries out the orders that are written into the pipe `orders`, without end.

    The pipe is made anew, and `link` becomes a link to the serial port of the scanner.
    """
    orders.unlink(missing_ok=True)
    os.mkfifo(orders)
    scanner = PtyScanner(link)
    shutil.chown(scanner.device, "kiosk")
    cards: dict[str, VirtualCard] = {}
    while True:
        for line in orders.read_text().splitlines():
            match line.split():
                case ["scan", code]:
                    scanner.scan(code)
                case ["lay", uid]:
                    cards[uid] = VirtualCard(bytes.fromhex(uid))
                    cards[uid].port = READER
                    cards[uid].insert()
                case ["take", uid] if uid in cards:
                    cards.pop(uid).remove()
                case _:
                    print("not understood:", line, flush=True)


if __name__ == "__main__":
    main(Path("/run/table"), Path("/run/scanner"))
