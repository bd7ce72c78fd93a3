"""*Wat is er?* with ten thousand items: how long one letter of a search takes, and how long one page of the list.

The bench runs on a virtual screen in software GL: compare its figures with each other and with an earlier run on the
same machine; they are not those of a Raspberry Pi. Compare the figures of ten thousand items with those of a hundred.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from kiosk.lending.events import CatalogueRead, Panel, PanelOpened
from kiosk.lending.model import SessionSettings
from kiosk.lending.search import Index
from screens.present import present
from screens.present.words import wordbook
from tests.gallery.catalogue import ten_thousand
from tests.gallery.play import play

FEW, MANY = 100, 10_000
FRAMES = 100
SIZE = "1280x800"
SOUGHT = ("klopboormachine", "sirkelsaag", "houten trein", "luitspreker", "regen jas 116", "qqxzz", "instrumentheek")

Measured = tuple[str, int, list[float]]
"""What was measured, with how many items, and the seconds of each sample."""


def main() -> None:
    table = Table("what", "items", "p50 ms", "p95 ms", "worst ms", "n")
    for what, number, seconds in (*searched(), *shown()):
        ranked = sorted(1000 * each for each in seconds)
        figures = statistics.median(ranked), ranked[len(ranked) * 95 // 100], ranked[-1]
        table.add_row(what, f"{number:,}", *(f"{figure:.2f}" for figure in figures), str(len(ranked)))
    Console().print(table)


def took(act: Callable[[], Any], times: int = 1) -> list[float]:
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - began)
    return seconds


def searched() -> Iterator[Measured]:
    """Measure how long it takes to put the texts in order for searching, and to search after every letter typed."""
    for number in (FEW, MANY):
        offers = ten_thousand(number=number).offers
        texts = [(offer.item.name, offer.category, offer.item.initiative.name) for offer in offers]
        index = Index(texts)
        yield "put in order for searching", number, took(lambda texts=texts: Index(texts))
        typed = [each[:end] for each in SOUGHT for end in range(1, len(each) + 1)]
        yield "a letter typed", number, [took(lambda: index.find(sought))[0] for sought in typed]  # noqa: B023


def shown() -> Iterator[Measured]:
    os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    with tempfile.TemporaryDirectory() as state:
        from screens.window.configure import configure

        configure(SIZE, Path(state))
        from screens.window.app import KioskApp
        from screens.window.frames import Frames

        app = KioskApp(lambda _event: None, lambda _shown: None)
        frames = Frames()
        frames.put(app.root)
        for number in (FEW, MANY):
            yield from paged(app, frames, number)


def paged(app: Any, frames: Any, number: int) -> Iterator[Measured]:
    """Measure the page: opened, shown again, paged by whole rows. Each frame is drawn to its end before the next."""
    from kivy.graphics.opengl import glFinish

    book = wordbook("Europe/Brussels")
    read = CatalogueRead(ten_thousand(number=number))
    session = play(SessionSettings("Huis"), PanelOpened(Panel.CATALOGUE), read)

    def draw() -> None:
        frames.run()
        glFinish()

    def turn(by: int) -> None:
        app.stage.glass.sheet.paging[0].move(by)
        app.stage.lay_again()

    yield "in words again: present()", number, took(lambda: present(session, book), FRAMES)
    yield "opened, laid out", number, took(lambda: app.show(present(session, book)))
    frames.settle()
    page = app.stage.page
    yield (
        "the list opened, laid out",
        number,
        took(lambda: (page.open_group(page.categories[0]), app.stage.lay_again())),
    )
    yield "shown again, unchanged", number, took(lambda: app.stage.show(present(session, book)), FRAMES)
    draw()
    yield "a frame with nothing new", number, took(draw, FRAMES)
    yield "one row further, laid out", number, took(lambda: turn(1), FRAMES // 10)
    yield "one row further, drawn", number, took(lambda: (turn(1), draw()), FRAMES // 10)


if __name__ == "__main__":
    main()
