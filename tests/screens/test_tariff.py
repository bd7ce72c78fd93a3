"""The social tariff is visible nowhere: visits at either tariff differ in amounts only.

Two members play the same visit. Where both pay the same amounts, every rendered screen, the bytes of the ticket and the
log must be equal to the byte; where the amounts differ, only they may. The proof of one member ends within three weeks;
the subscription of the other ends on the same day.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.lending.commands import Details
from kiosk.lending.events import AllTherePressed, ListenPressed, RenewPressed
from kiosk.lending.model import Cents, Part
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.states import Visiting
from kiosk.lending.terms import House, LoanTerms, Plan, Terms
from screens.present.values import Shown
from tests.journeys.journey import SAMIRAS_CHIP, Journey
from tests.support.drawn import digests

ENDS = date(2026, 12, 5)
AMOUNT = re.compile(r"€ [0-9]+,[0-9]{2}|gratis")


OURS = ("kiosk", "screens", "devices", "db")
"""The loggers of the kiosk; the lines of libraries tell what they loaded, which they do once a process."""


def toys(fee: int, late: int, percent: int) -> Terms:
    return Terms(
        "spelotheek",
        "Spelotheek",
        "#2E7DAF",
        loans=LoanTerms(fee=Cents(fee), late=Cents(late), may_owe=Cents(2000), most=4),
        plans=(Plan("jaar", "Jaarabonnement", Cents(1000)), Plan("lang", "Twee jaar", Cents(2000), months=24)),
        reductions=(Reduction(ProofKind.LETTER, percent),),
    )


STANDARD, SOCIAL = toys(100, 50, 0), toys(200, 100, 50)
"""Terms under which a member with a proof pays with `SOCIAL` what others pay with `STANDARD`."""


@dataclass(frozen=True)
class Played:
    """All that a visit left: on the screen, on paper, in the log, in the journal, and in speech."""

    shots: tuple[Shown, ...]
    slip: object
    ticket: bytes
    log: tuple[str, ...]
    journal: tuple[str, ...]
    said: tuple[str, ...]


def play(folder: Path, terms: Terms, has_proof: bool, caplog: pytest.LogCaptureFixture) -> Played:
    """A visit with everything: a loan, a renewal, a late return, a refusal, a question, reading aloud, and the end."""
    folder.mkdir()
    caplog.clear()
    kiosk = Journey(folder, terms=(terms,), house=House(holidays=""), at=datetime(2026, 10, 20, 13, tzinfo=UTC))
    for number in range(1, 7):
        details = Details(parts=(Part("blokken", 12),)) if number == 5 else Details()
        kiosk.book.add_item(f"SPE-{number}", f"Speelgoed {number}", None, "train", "spelotheek", details)
    first, plan = (date(2026, 1, 1), "lang") if has_proof else (date(2025, 12, 6), "jaar")
    kiosk.book.add_subscription("0412", "spelotheek", plan, first)
    kiosk.book.take_payment("0412", "spelotheek", Cents(2000 if has_proof else 1000))
    if has_proof:
        kiosk.book.add_referral("0412", ProofKind.LETTER, ENDS)
    with kiosk.open():
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-1", "SPE-2", "SPE-3")
        kiosk.press("Klaar")
        kiosk.later(120)
        kiosk.days_pass(34)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.touch(RenewPressed("SPE-2"))
        kiosk.scan("SPE-1", "SPE-4", "SPE-5", "SPE-6")
        visit = kiosk.runtime.session.shown
        assert isinstance(visit, Visiting)
        asked = visit.line_of("SPE-5")
        assert asked
        kiosk.touch(AllTherePressed(asked.operation))
        kiosk.touch(ListenPressed())
        kiosk.rest()
        kiosk.press("Klaar")
        kiosk.later(60)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.later(10)
        kiosk.later(200)
        job = kiosk.printer.jobs[-1]
        journal = tuple(f"{one.at} {one.who} {one.what} {one.item}" for one in kiosk.book.list_journal() if one.item)
        log = tuple(
            f"{record.name} {record.levelname} {record.getMessage()}"
            for record in caplog.records
            if record.name.split(".")[0] in OURS
        )
        return Played(without_operations(kiosk.rested), job.slip, job.data, log, journal, tuple(kiosk.voice.said))


def without_operations(shots: list[Shown]) -> tuple[Shown, ...]:
    """The text with each operation, which is random, replaced by its number in order of appearance."""
    known: dict[str, str] = {}

    def numbered(value: Any) -> Any:
        if isinstance(value, str) and re.fullmatch(r"[0-9a-f]{32}", value):
            return known.setdefault(value, f"operation {len(known)}")
        if isinstance(value, tuple):
            return tuple(map(numbered, value))
        if hasattr(value, "__dataclass_fields__"):
            return replace(value, **{name: numbered(getattr(value, name)) for name in value.__dataclass_fields__})
        return value

    return tuple(map(numbered, shots))


def masked(value: object) -> str:
    return AMOUNT.sub("€", repr(value))


@pytest.fixture
def both(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Callable[[Terms, Terms], tuple[Played, Played]]:
    def played(standard: Terms, social: Terms) -> tuple[Played, Played]:
        with caplog.at_level("DEBUG"):
            return (
                play(tmp_path / "standard", standard, False, caplog),
                play(tmp_path / "social", social, True, caplog),
            )

    return played


@pytest.mark.timeout(300)
def test_with_equal_amounts_all_is_equal_and_no_answer_of_the_ledger_contains_a_tariff(
    both: Callable[[Terms, Terms], tuple[Played, Played]],
) -> None:
    standard, social = both(STANDARD, SOCIAL)
    assert standard == social
    for word in ("social", "sociaal", "tarif", "letter", "uitpas", "referral", "proof", "percent", "korting"):
        assert word not in repr((social.shots, social.slip, social.log, social.journal, social.said)).lower()
    assert standard.log
    assert any("Vernieuw aan de balie" in repr(shown) for shown in social.shots)
    assert "€ 1,00" in repr(social.slip)
    drawn = digests(standard.shots, "800x480")
    assert drawn == digests(social.shots, "800x480")
    assert len(set(drawn)) > 10


def test_with_different_amounts_nothing_but_the_amounts_differs(
    both: Callable[[Terms, Terms], tuple[Played, Played]],
) -> None:
    standard, social = both(SOCIAL, SOCIAL)
    assert standard.shots != social.shots
    assert masked(standard.shots) == masked(social.shots)
    assert standard.slip != social.slip
    assert masked(standard.slip) == masked(social.slip)
    assert standard.log == social.log
    assert standard.journal == social.journal
    assert [AMOUNT.sub("€", one) for one in standard.said] == [AMOUNT.sub("€", one) for one in social.said]
