"""Stored values of an earlier version: they still load, mean the same, and are written the same."""

import json
from collections.abc import Callable
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from db import stored
from kiosk.lending.model import (
    Account,
    Cents,
    Hold,
    Initiative,
    Item,
    Line,
    LineKind,
    Operation,
    Part,
    PartsSaid,
    Payment,
    Reservation,
    Swap,
)
from kiosk.lending.opening import Closure, Hours
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import (
    Category,
    CheckReturns,
    Giving,
    House,
    LoanTerms,
    PayTo,
    Plan,
    ReservationTerms,
    SelfService,
    SwapCategory,
    SwapTerms,
    Terms,
    Works,
)

SAMPLES = Path(__file__).parent / "samples"

RECORDED_TOYS = Initiative("toys", "Speelgoed", "#112233")
RECORDED_TRAIN = Item("SPE-2", "Houten trein", "train", RECORDED_TOYS)

SAID = (PartsSaid.NOTHING, PartsSaid.ALL_THERE, PartsSaid.PROBLEM, PartsSaid.NOT_ASKED, PartsSaid.NOTHING)
LINES = (
    *(
        Line(
            operation=Operation(f"full-{kind.value}"),
            kind=kind,
            item=RECORDED_TRAIN,
            due_on=date(2026, 12, 14),
            price=Cents(150),
            elsewhere=True,
            parts=(Part("wagon", 4, "wagon"), Part("rail", 12)),
            parts_said=said,
            instructions="Laad de batterij. Ééntje “vol”.",
            confirm=True,
            confirmed=True,
            set_aside=True,
            hold=Hold("Reservaties", "K4", date(2026, 11, 30)),
            swap=Swap(points=3, taken=2, given=1, most=1, may_give=True, waits=True),
            reservation=Reservation(RECORDED_TRAIN, 2, Hold("", "B7", date(2026, 12, 1))),
        )
        for kind, said in zip(LineKind, SAID, strict=True)
    ),
    *(Line(Operation(f"plain-{kind.value}"), kind, Item("X", "X", "box", RECORDED_TOYS)) for kind in LineKind),
)
ACCOUNTS = (
    Account(RECORDED_TOYS),
    Account(RECORDED_TOYS, owed=Cents(-250)),
    Account(
        RECORDED_TOYS,
        owed=Cents(1250),
        payment=Payment("Speelotheek", "BE68539007547034", "+++000/0000/00101+++"),
        points=7,
        waiting=4,
    ),
    Account(RECORDED_TOYS, points=-3),
)
HOLDS = (Hold("", "A2", date(2026, 11, 30)), Hold("Reservaties", "K234", date(2027, 1, 4)))
MORNING = Hours(time(9, 30), time(12, 0))
RECORDED_TERMS = (
    Terms(
        key="toys",
        name="Speelgoed",
        colour="#112233",
        icon="toy",
        about="Alles om te spelen.",
        works=(Works.LENDING, Works.SWAPPING, Works.GIVING, Works.SERVICE),
        hours=((MORNING, Hours(time(13, 0), time(17, 45))), (), (), (MORNING,), (), (MORNING,), ()),
        closed=(Closure(date(2026, 12, 24), date(2027, 1, 2), "Kerst"),),
        closed_on_holidays=False,
        self_service=SelfService.RETURN,
        check_returns=CheckReturns.ALWAYS,
        instructions_confirmed=True,
        loans=LoanTerms(
            days=14,
            renewals=2,
            most=5,
            most_a_day=3,
            fee=Cents(100),
            late=Cents(50),
            grace_days=3,
            late_most=Cents(500),
            may_owe=Cents(1000),
            overdue_days=30,
            deposit_over=Cents(20000),
            deposit=Cents(5000),
        ),
        plans=(
            Plan("year", "Jaar", Cents(2500), months=12, loans=None, points=20),
            Plan("strips", "Beurten", Cents(800), months=24, loans=10, points=0, categories=("puzzle", "game")),
        ),
        categories=(
            Category("puzzle", "Puzzels", "puzzle", 3, 2, 7, "Tel de stukken.", "Alle stukken?"),
            Category("game", "Spellen"),
        ),
        reductions=(Reduction(ProofKind.LETTER, 50), Reduction(ProofKind.UITPAS, 80)),
        swap=SwapTerms(
            Giving.APPROVAL,
            floor=-4,
            categories=(
                SwapCategory("body", "Body’s", "tshirt", 1, ("TAG-1", "TAG-2")),
                SwapCategory("coat", "Jassen"),
            ),
        ),
        reservations=ReservationTerms(days=5, most=2, shelf="Reservaties"),
        pay_to=PayTo("BE68539007547034", "Speelotheek"),
    ),
    Terms("plain", "Plain", "#ffffff"),
    Terms("t0", "T", "#000000", self_service=SelfService.BORROW, swap=SwapTerms(Giving.DESK)),
    Terms("t1", "T", "#000000", self_service=SelfService.NONE, swap=SwapTerms(Giving.AT_ONCE)),
)
HOUSES = (
    House(),
    House(
        holidays="",
        closed=(
            Closure(date(2026, 12, 24), date(2026, 12, 26), "Kerst"),
            Closure(date(2027, 7, 1), date(2027, 7, 1), ""),
        ),
        problems_everywhere=True,
    ),
)

line = partial(stored.decode, kind=Line)
account = partial(stored.decode, kind=Account)
hold = partial(stored.decode, kind=Hold)
terms = partial(stored.decode, kind=Terms)
house = partial(stored.decode, kind=House)

Decode = Callable[[str], stored.Stored]
MEANT: tuple[tuple[str, Decode, tuple[stored.Stored, ...]], ...] = (
    ("line", line, LINES),
    ("account", account, ACCOUNTS),
    ("hold", hold, HOLDS),
    ("terms", terms, RECORDED_TERMS),
    ("house", house, HOUSES),
)
WRITTEN: tuple[tuple[str, Decode], ...] = (
    *((name, decode) for name, decode, _ in MEANT),
    ("line_of_visits", line),
    ("account_of_visits", account),
    ("terms_of_demo_house", terms),
    ("house_of_demo_house", house),
)


def samples(name: str) -> list[str]:
    """The values of a file of samples, each as its JSON text."""
    lines = (SAMPLES / f"{name}.json").read_text("utf-8").splitlines()
    return [one.removesuffix(",") for one in lines[1:-1]]


@pytest.mark.parametrize(("name", "decode", "meant"), MEANT)
def test_a_stored_value_means_what_it_meant(name: str, decode: Decode, meant: tuple[stored.Stored, ...]) -> None:
    assert list(meant) == [decode(text) for text in samples(name)]


@pytest.mark.parametrize(("name", "decode"), WRITTEN)
def test_a_stored_value_is_written_back_to_the_letter(name: str, decode: Decode) -> None:
    found = samples(name)
    assert found
    assert found == [known_then(stored.encode(decode(text)), text) for text in found], (
        "a stored name or value changed; a new field with a default is fine, its name and meaning stay for ever"
    )


def known_then(text: str, then: str) -> str:
    """The JSON text without the fields that were added after the version of `then`."""
    return msgspec.json.encode(_known_then(msgspec.json.decode(text), msgspec.json.decode(then))).decode()


def _known_then(now: Any, then: Any) -> Any:
    if isinstance(now, dict) and isinstance(then, dict):
        return {key: _known_then(value, then[key]) for key, value in now.items() if key in then}
    if isinstance(now, list) and isinstance(then, list):
        return [_known_then(*both) for both in zip(now, then, strict=True)]
    return now


@pytest.mark.parametrize(("name", "decode"), WRITTEN)
def test_a_field_missing_from_a_stored_value_has_its_default(name: str, decode: Decode) -> None:
    """Versions before the one of the samples knew fewer fields."""
    for text in samples(name):
        whole = json.loads(text)
        plain = json.loads(stored.encode(decode(json.dumps(only_needed(name, whole)))))
        assert whole.keys() <= plain.keys()


def only_needed(name: str, whole: dict[str, object]) -> dict[str, object]:
    """The fields of a value without which it cannot be loaded."""
    needed = {
        "line": ("operation", "deed", "item"),
        "account": ("initiative",),
        "hold": ("shelf", "code", "until"),
        "terms": ("key", "name", "colour"),
        "house": (),
    }[name.split("_")[0]]
    return {field: whole[field] for field in needed}


def test_every_kind_of_line_is_among_the_samples() -> None:
    assert {kind.value for kind in LineKind} == {json.loads(text)["deed"] for text in samples("line")}
    assert {kind.value for kind in LineKind} == {json.loads(text)["deed"] for text in samples("line_of_visits")}
