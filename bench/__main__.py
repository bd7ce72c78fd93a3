"""All measurements: `python -m bench [PART…]` keeps them in `bench/results/latest.json` and the table of the README.

A part is a name of `PARTS`; without a name all parts are measured except `big`, which makes a ledger of a million past
loans.
"""

import sys
from collections.abc import Callable

from bench import figures, glass, program, transaction
from bench.figures import Figure


def _big() -> dict[str, Figure]:
    print(transaction.big(), flush=True)
    return transaction.growth()


PARTS: dict[str, Callable[[], dict[str, Figure]]] = {
    "transaction": transaction.measure,
    "glass": glass.measure,
    "start": program.start_and_stop,
    "scan": program.scans_and_cards,
    "touch": program.touches,
    "rest": program.rest,
    "mocked": lambda: program.memory(mocked=True),
    "memory": lambda: program.memory(mocked=False),
    "photos": program.memory_with_photos,
    "big": _big,
}


def main(asked: list[str]) -> None:
    for part in asked or [part for part in PARTS if part != "big"]:
        print(f"{part} …", flush=True)
        found = PARTS[part]()
        figures.keep(found)
        for key, one in found.items():
            beside = f"   floor {one.floor} {one.unit}, × {one.of_floor}" if one.floor else ""
            print(f"  {key:<22} p50 {one.p50} {one.unit}, p95 {one.p95}, n {one.n}{beside}", flush=True)
    figures.put_in_readme(figures.read())


if __name__ == "__main__":
    main(sys.argv[1:])
