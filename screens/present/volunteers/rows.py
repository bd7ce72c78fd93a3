"""A list, long or short, and its rows, which are put into words when they are looked at."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, overload

from screens.present.values import Action, Message, Picture, Tone, View, actions_aloud, messages_aloud
from screens.present.words import Words

READ = 8
"""The most rows of a list that are read aloud; the others are counted."""


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a list: `title` and `detail`, with `touch`, which leads on, or with `answers` to choose from.

    The likeliest of the `answers` comes first; a narrow list shows the first and keeps the others one touch away.
    `mark` is a short word at the end of the row, and `code` is written large where the row stands alone, with its
    `facts`. `choices` are short values of the first answer, such as hours.
    """

    key: str
    title: str
    picture: Picture | None = None
    icon: str = ""
    detail: str = ""
    when: str = ""
    place: str = ""
    tone: Tone = Tone.CALM
    touch: Action | None = None
    answers: tuple[Action, ...] = ()
    facts: tuple[str, ...] = ()
    mark: str = ""
    code: str = ""
    choices: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class LazyRows(Sequence[RowView]):
    """Rows that are made one by one, as they come into sight: `make_row(item, context)` puts an item into words."""

    items: tuple[Any, ...]
    make_row: Callable[[Any, Any], RowView]
    context: Any

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, at: int) -> RowView: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[RowView]: ...
    def __getitem__(self, at: int | slice) -> RowView | Sequence[RowView]:
        if isinstance(at, slice):
            return LazyRows(self.items[at], self.make_row, self.context)
        return self.make_row(self.items[at], self.context)


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that belong together, below a heading with the colour of an initiative; without a title there is no
    heading.
    """

    key: str
    rows: Sequence[RowView]
    title: str = ""
    colour: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class SearchView:
    """A search field with its keyboard; `text` is what was typed already, the other fields are the words of its
    keys.
    """

    text: str
    hint: str
    wipe: str
    space: str
    close: str = ""


@dataclass(frozen=True, slots=True)
class RowsView(View):
    """A list, long or short. `key` is another one for another list; `nothing` is shown where there are no rows.

    `more` says that there are other rows; `main` is the main action, `actions` are the others. `shut` is the button
    back from an opened row.
    """

    key: str
    title: str
    icon: str
    close: Action
    groups: tuple[RowGroup, ...] = ()
    aside: str = ""
    nothing: Message | None = None
    search: SearchView | None = None
    message: Message | None = None
    dismiss: Action | None = None
    warnings: tuple[Message, ...] = ()
    actions: tuple[Action, ...] = ()
    more: str = ""
    main: Action | None = None
    shut: Action | None = None

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.title
        yield self.aside
        yield from messages_aloud(words, self.message, *self.warnings)
        if self.search:
            yield self.search.hint
        yield from messages_aloud(words, self.nothing)
        for group in self.groups:
            yield group.title
            yield from rows_aloud(group.rows, words)
        yield self.more
        yield from actions_aloud(*self.actions, self.main, self.close)


def rows_aloud(rows: Sequence[RowView], words: Words) -> Iterable[str]:
    """The first rows as sentences, and how many more there are."""
    for row in rows[:READ]:
        detail = words.listed((row.detail, row.when, row.mark))
        yield words.said_of(row.title, detail) if detail else row.title
    if len(rows) > READ:
        # Translators: so many more rows of a list, after the first that were read aloud
        yield words.many("En nog {n}", "En nog {n}", len(rows) - READ)
