"""How the visitor stands with each initiative: what this visit changed in their points and in what they owe."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.lending.model import Account, Cents
from kiosk.lending.states import Visiting, account_with
from screens.present.members.amounts import points
from screens.present.summary import signed, waiting
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class StandingView:
    """How the visitor stands with an initiative, on one quiet line: `Punten Babytheek`, from `10` to `8`.

    `was` is empty where nothing changed.
    """

    key: str
    icon: str
    text: str
    now: str
    was: str = ""
    detail: str = ""

    def read_aloud(self, words: Words) -> Iterable[str]:
        if self.was:
            # Translators: read aloud: how many points there were, and how many there are now
            yield words("{title}: eerst {was}, nu {now}", title=self.text, was=self.was, now=self.now)
        else:
            yield f"{self.text}: {self.now}"
        yield self.detail


POINTS, OWED = "star-circle", "wallet-outline"


def moved(visit: Visiting, words: Words) -> tuple[StandingView, ...]:
    """The standings that this visit changed; the others are on *Mijn pagina*."""
    return (*_points(visit, words), *_owed(visit, words))


def credit(account: Account, words: Words) -> StandingView:
    """The standing for what the house owes the visitor."""
    amount = words.money(Cents(-account.owed))
    # Translators: the house owes this amount to the member; {place} is the name of an initiative
    text = words("Je hebt nog te goed bij {place}", place=account.initiative.name)
    return StandingView(f"credit {account.initiative.key}", OWED, text, amount)


def _points(visit: Visiting, words: Words) -> Iterator[StandingView]:
    for account in visit.accounts:
        was = account_with(visit.before, account.initiative)
        before = was.points or 0
        if account.points is None or (account.points, account.waiting) == (before, was.waiting):
            continue
        changed = account.points != before
        yield StandingView(
            f"points {account.initiative.key}",
            POINTS,
            # Translators: points of a swap shop, by its name; a number follows, or what it was and what it is now
            words("Punten {place}", place=account.initiative.name),
            signed(account.points) if changed else points(account.points, words),
            signed(before) if changed else "",
            waiting(account.waiting, words),
        )


def _owed(visit: Visiting, words: Words) -> list[StandingView]:
    """What the visitor owes, where this visit changed it; empty where that is just what the visit costs in all."""
    there = [one for one in visit.accounts if one.owed != account_with(visit.before, one.initiative).owed]
    cost = sum(line.price for line in visit.lines)
    if [one.owed for one in there] == [cost]:
        return []
    return [_owes(one, words) if one.owed > 0 else credit(one, words) for one in there if one.owed]


def _owes(account: Account, words: Words) -> StandingView:
    # Translators: what is to be paid to an initiative in all, by its name; an amount follows
    text = words("Te betalen bij {place}", place=account.initiative.name)
    return StandingView(f"owed {account.initiative.key}", OWED, text, words.money(account.owed))
