"""The volunteers' screens as plain sentences in reading order, for *luister*; a long list is told in part."""

from collections.abc import Iterable, Sequence

from screens.present.views import Action, Message
from screens.present.volunteer_views import CheckInView, HomeView, RowsView, RowView, SheetView
from screens.present.words import Words

MOST = 8
"""So many rows of a list are told; the others are counted."""


def home_told(view: HomeView) -> Iterable[str]:
    yield view.greeting
    yield from _message(view.message)
    yield view.aside
    for warning in view.warnings:
        yield from _message(warning)
    yield from (_action(tile.action) for tile in view.tiles)
    yield from (_action(action) for action in (*view.ways, view.done))


def check_in_told(view: CheckInView, words: Words) -> Iterable[str]:
    yield view.count
    yield from _message(view.message)
    for warning in view.warnings:
        yield from _message(warning)
    if view.newest:
        yield f"{view.newest.title}: {view.newest.detail}"
    else:
        yield view.invite
    yield view.eyes_title
    yield from _rows(view.eyes, words)
    yield view.no_eyes
    yield from (_action(action) for action in (view.type_code, view.undo, view.done) if action)


def rows_told(view: RowsView, words: Words) -> Iterable[str]:
    yield view.title
    yield view.aside
    yield from _message(view.message)
    for warning in view.warnings:
        yield from _message(warning)
    if view.search:
        yield view.search.hint
    yield from _message(view.nothing)
    for group in view.groups:
        yield group.title
        yield from _rows(group.rows, words)
    yield view.more
    yield from (_action(action) for action in (*view.actions, view.main, view.close) if action)


def sheet_told(view: SheetView) -> Iterable[str]:
    """What lies behind a tile is not read to everybody who stands near."""
    yield f"{view.title}, {view.aside}" if view.aside else view.title
    for message in (view.message, *view.notes):
        yield from _message(message)
    if view.progress:
        yield view.progress.text
        yield view.progress.detail
    if view.newest:
        yield f"{view.newest.title}: {view.newest.detail}"
    for section in view.sections:
        yield f"{section.title}: {section.summary}" if section.summary else section.title
    yield from (_action(action) for action in (*view.actions, view.main, view.close) if action)


def _rows(rows: Sequence[RowView], words: Words) -> Iterable[str]:
    for row in rows[:MOST]:
        said = ", ".join(part for part in (row.detail, row.when, row.mark) if part)
        yield f"{row.title}: {said}" if said else row.title
    if len(rows) > MOST:
        # Translators: so many more rows of a list, after the first that were read aloud
        yield words.many("En nog {n}", "En nog {n}", len(rows) - MOST)


def _message(message: Message | None) -> Iterable[str]:
    if message:
        yield message.text
        yield message.detail


def _action(action: Action) -> str:
    return action.spoken or action.text
