"""One runner for all faces of the ledger: each command has its function, and each actor has rights."""

from dataclasses import fields, replace
from datetime import date
from typing import get_args

import pytest
from sqlalchemy import Engine

from db.ledger import SqlLedger
from db.ledger.table import COMMANDS
from kiosk.lending import commands as asked
from kiosk.lending.actors import Actor, ByVisitor, ByVolunteer, CommandLine, Right
from kiosk.lending.commands import Command, DeskCommand, OfficeCommand, Role
from kiosk.lending.conditions import Condition
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.model import CardId, Cents, MemberId, Operation
from kiosk.lending.pricing import ProofKind
from kiosk.lending.terms import House, Plan, Terms
from kiosk.lending.volunteers.model import DeclineCause
from tests.db.furnishing import (
    OPEN_TOYS,
    SWAPPED_CLOTHES,
    People,
    actors,
)
from tests.house import (
    ADAS_NUMBER,
    CLOTHES,
    JOKES_NUMBER,
    LEENS_NUMBER,
    RIKS_NUMBER,
    TODAY,
    TOYS,
)
from tests.support.builder import Builder, new

LONG_AGO = date(2026, 1, 1)


def who(name: str, people: People) -> Actor:
    return {"visitor": ByVisitor(), "command line": CommandLine()}.get(name) or ByVolunteer(people[name])


def test_every_command_has_one_function_and_every_command_of_the_desk_a_page_to_read_after_it() -> None:
    assert set(COMMANDS) == set(get_args(Command))
    assert {command for command, entry in COMMANDS.items() if entry.read} == set(get_args(DeskCommand))
    assert len(get_args(DeskCommand)) + len(get_args(OfficeCommand)) == len(COMMANDS)
    assert all(command.__dataclass_params__.frozen for command in COMMANDS)
    assert all(command.__doc__ and command.__doc__[0].isupper() for command in COMMANDS)
    assert len({entry.function for entry in COMMANDS.values()}) == len(COMMANDS)
    assert all(len(fields(command)) <= 6 for command in COMMANDS)


@pytest.mark.parametrize(
    ("command", "may"),
    [
        (asked.AddMember("Bo", "nl"), {JOKES_NUMBER, RIKS_NUMBER, LEENS_NUMBER}),
        (asked.AddMember("Bo", "nl", number="B7"), set()),
        (asked.Subscribe(ADAS_NUMBER, TOYS.key, "jaar"), {JOKES_NUMBER, LEENS_NUMBER}),
        (asked.CountGifts(ADAS_NUMBER, CLOTHES.key, 3), {RIKS_NUMBER, LEENS_NUMBER}),
        (asked.CountGifts(ADAS_NUMBER, CLOTHES.key, -3), set()),
        (asked.NoteProof(ADAS_NUMBER, ProofKind.LETTER, TODAY), {LEENS_NUMBER}),
        (asked.NoteProof(ADAS_NUMBER, ProofKind.LETTER, LONG_AGO), set()),
        (asked.SetPin(ADAS_NUMBER, "2580"), {JOKES_NUMBER, RIKS_NUMBER, LEENS_NUMBER}),
        (asked.SetPin(JOKES_NUMBER, "2580"), {JOKES_NUMBER, LEENS_NUMBER}),
        (asked.TakePayment(ADAS_NUMBER, TOYS.key, Cents(1)), {JOKES_NUMBER, LEENS_NUMBER}),
        (asked.MarkItem("TOY-3", Condition.REPAIR), {JOKES_NUMBER, LEENS_NUMBER}),
        (asked.ReserveFor(ADAS_NUMBER, "TOY-3"), {JOKES_NUMBER, LEENS_NUMBER}),
        (asked.KeepItem(ADAS_NUMBER, "TOY-3", TODAY), set()),
        (asked.ReportCardLost(CardId(f"card {ADAS_NUMBER}")), set()),
        (asked.AddInitiative("books", "Boeken"), set()),
        (asked.ApplyHouse(House(holidays="BE"), (OPEN_TOYS, SWAPPED_CLOTHES)), set()),
        (asked.GiveRole(ADAS_NUMBER, TOYS.key, Role.VOLUNTEER), set()),
        (asked.AppointCoordinator(ADAS_NUMBER, TOYS.key), set()),
        (asked.AppointCoordinator(asked.AddMember("Bo", "nl"), TOYS.key, "25807413"), set()),
        (asked.TakeRole(JOKES_NUMBER, TOYS.key), set()),
        (asked.OpenHouse("Huis"), set()),
        (asked.RememberKey(), set()),
    ],
)
def test_a_right_of_one_actor_is_refused_to_others_and_changes_nothing(
    people: People, desk: Builder, ledger: SqlLedger, command: Command, may: set[str]
) -> None:
    if isinstance(command, asked.Subscribe):
        plan = asked.ApplyHouse(House(holidays=""), (with_plan(), SWAPPED_CLOTHES))
        ledger.do(new(), CommandLine(), plan)
    for name in ("visitor", JOKES_NUMBER, RIKS_NUMBER, LEENS_NUMBER):
        before = len(desk.list_journal())
        if name in may:
            ledger.do(new(), who(name, people), command)
        else:
            with pytest.raises(CommandDeclined) as declined:
                ledger.do(new(), who(name, people), command)
            assert declined.value.why in (DeclineCause.NOT_YOURS, DeclineCause.POINTS, DeclineCause.DAY)
            assert len(desk.list_journal()) == before
    ledger.do(new(), CommandLine(), command)


def with_plan() -> Terms:
    return replace(OPEN_TOYS, plans=(Plan("jaar", "Jaar", Cents(100)),))


def test_only_the_command_line_chooses_the_first_day_of_a_subscription(people: People, ledger: SqlLedger) -> None:
    ledger.do(new(), CommandLine(), asked.ApplyHouse(House(holidays=""), (with_plan(), SWAPPED_CLOTHES)))
    chosen = asked.Subscribe(ADAS_NUMBER, TOYS.key, "jaar", LONG_AGO)
    for name in (JOKES_NUMBER, LEENS_NUMBER):
        with pytest.raises(CommandDeclined):
            ledger.do(new(), who(name, people), chosen)
    assert ledger.do(new(), CommandLine(), chosen).last == date(2026, 12, 31)


@pytest.mark.parametrize("name", [JOKES_NUMBER, "command line"])
def test_an_operation_is_carried_out_once_whichever_actor_asks(
    people: People, desk: Builder, ledger: SqlLedger, name: str
) -> None:
    operation, command = new(), asked.TakePayment(ADAS_NUMBER, TOYS.key, Cents(40))
    first, second = (ledger.do(operation, who(name, people), command) for _ in range(2))
    assert (first.about, first.balance) == (people.ada, -40)
    assert (second.about, second.balance) == (people.ada, None)
    assert [fee.balance for fee in desk.list_fees()] == [-40]


def test_the_journal_names_the_actor(people: People, engine: Engine, ledger: SqlLedger) -> None:
    for actor in (ByVolunteer(people.joke), CommandLine(), CommandLine("demo")):
        ledger.do(new(), actor, asked.TakeDeposit(ADAS_NUMBER, TOYS.key, Cents(500)))
    assert actors(engine, "deposit taken") == [f"volunteer {people.joke}", "command line", "demo"]


def test_a_command_names_a_member_by_member_number_or_by_id(people: People, ledger: SqlLedger) -> None:
    by_number = ledger.do(new(), CommandLine(), asked.ConfirmAdult(f" {ADAS_NUMBER} "))
    assert ledger.do(new(), CommandLine(), asked.ConfirmAdult(people.ada)) == by_number
    for nobody in ("404", MemberId(404)):
        with pytest.raises(CommandDeclined, match=r"^There is no member 404\.$"):
            ledger.do(new(), CommandLine(), asked.ConfirmAdult(nobody))


def test_a_command_of_the_command_line_alone_is_not_carried_out_at_the_desk(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    before = len(desk.list_journal())
    keep = asked.KeepItem(ADAS_NUMBER, "TOY-3", TODAY)
    assert ledger.do_at_desk(new(), people.leen, keep).why is DeclineCause.NOT_YOURS  # type: ignore[union-attr]
    assert len(desk.list_journal()) == before


def test_the_command_line_has_every_right_and_an_empty_operation_is_carried_out_each_time(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    assert {entry.needs for entry in COMMANDS.values()} <= set(Right)
    for _ in range(2):
        ledger.do(Operation(""), CommandLine(), asked.TakePayment(ADAS_NUMBER, TOYS.key, Cents(5)))
    assert [fee.balance for fee in desk.list_fees()] == [-5, -10]
