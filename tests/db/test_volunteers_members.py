"""Commands about members: what each does, what is refused, what the journal says, and that it is done once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy import Engine, event, select

from db.ledger import SqlLedger
from db.ledger.statements.tables import journal, member
from db.ledger.statements.tables import operation as operation_table
from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import (
    AddMember,
    AppointCoordinator,
    Block,
    Command,
    ConfirmAdult,
    CountGifts,
    Details,
    Done,
    GiveCard,
    LendTo,
    LoseCard,
    MemberCommand,
    NoteProof,
    ReserveFor,
    ReturnDeposit,
    Role,
    SetPin,
    ShowHow,
    Subscribe,
    TakeDeposit,
    TakePayment,
    Unblock,
    UndoOperation,
    Waive,
)
from kiosk.lending.conditions import Condition
from kiosk.lending.events import VisitOpened
from kiosk.lending.model import Account, CardId, Cents, MemberId, Operation, Reason, Why
from kiosk.lending.pricing import Proof, ProofKind, Reduction
from kiosk.lending.terms import House, Plan, SelfService
from kiosk.lending.volunteers.events import Declined, MemberRead, PinRight, PinWrong, ShiftOpened
from kiosk.lending.volunteers.model import (
    DeclineCause,
    Induction,
    MemberCard,
    MemberFile,
    PlanOffer,
    Subscribed,
)
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import (
    OPEN_TOYS,
    SWAPPED_CLOTHES,
    People,
    actors,
    lend,
)
from tests.house import (
    ADAS_NUMBER,
    BENS_NUMBER,
    CLOTHES,
    JOKES_NUMBER,
    LEENS_NUMBER,
    PINS,
    TODAY,
    TOYS,
)
from tests.support.builder import Builder, new

WITH_PLANS = replace(
    OPEN_TOYS,
    plans=(Plan("jaar", "Jaar", Cents(2000)), Plan("beurten", "Beurten", Cents(501), months=6, loans=2)),
    reductions=(Reduction(ProofKind.LETTER, 50),),
)
WITH_POINTS = replace(SWAPPED_CLOTHES, plans=(Plan("ruil", "Ruilen", Cents(0), points=10),))


def did(ledger: SqlLedger, by: MemberId, command: MemberCommand, operation: Operation | None = None) -> MemberFile:
    answer = ledger.do_at_desk(operation or new(), by, command)
    assert isinstance(answer, MemberRead), answer
    return answer.file


def file_of(ledger: SqlLedger, by: MemberId, member: MemberId) -> MemberFile:
    answer = ledger.read_member(by, member)
    assert isinstance(answer, MemberRead)
    return answer.file


def noted(engine: Engine) -> list[tuple[str, str]]:
    """The entries of the journal, each with its actor, newest first."""
    with engine.connect() as connection:
        rows = connection.execute(select(journal.c.what, journal.c.who).order_by(journal.c.id.desc())).all()
    return [(row.what, row.who) for row in rows]


# --- the page of a member ----------------------------------------------------------------------------------------


def test_the_page_of_a_member_without_operations(people: People, ledger: SqlLedger) -> None:
    assert file_of(ledger, people.joke, people.ada) == MemberFile(
        people.ada, "1001", "Ada Peeters", "nl", cards=(MemberCard(4, "", adult=False, lost=False),)
    )


def test_the_page_of_a_member_has_all_that_is_known_of_them(
    people: People, clock: Clock, desk: Builder, ledger: SqlLedger
) -> None:
    desk.apply_house(House(holidays=""), (WITH_PLANS, WITH_POINTS))
    desk.add_item("TOY-9", "Zaag", None, "game", TOYS.key, Details(needs_induction=True))
    desk.add_subscription(ADAS_NUMBER, TOYS.key, "beurten", TODAY)
    desk.add_subscription(ADAS_NUMBER, CLOTHES.key, "ruil", TODAY)
    desk.add_card(ADAS_NUMBER, CardId("teen"), "Bo Peeters")
    desk.report_card_lost(CardId("teen"))
    desk.take_deposit(ADAS_NUMBER, TOYS.key, Cents(5000))
    desk.add_induction(ADAS_NUMBER, "TOY-2")
    desk.add_reservation(ADAS_NUMBER, "TOY-3")
    desk.block_member(ADAS_NUMBER, "Later bellen")
    answer = file_of(ledger, people.joke, people.ada)
    assert answer.cards[1:] == (MemberCard(answer.cards[1].number, "Bo Peeters", adult=False, lost=True),)
    assert answer.accounts == (
        Account(TOYS, Cents(501)),
        Account(CLOTHES, Cents(0), points=10),
    )
    assert answer.deposits == (Account(TOYS, Cents(5000)),)
    assert [one.item.barcode for one in answer.reservations] == ["TOY-3"]
    assert answer.subscriptions == (
        Subscribed(TOYS, "Beurten", TODAY, date(2027, 5, 22), 2),
        Subscribed(CLOTHES, "Ruilen", TODAY, date(2027, 11, 22)),
    )
    assert answer.plans == (
        PlanOffer(TOYS, "jaar", "Jaar", Cents(2000)),
        PlanOffer(TOYS, "beurten", "Beurten", Cents(501)),
    )
    assert answer.inductions == (Induction(TOYS, "game", "Ganzenbord", "TOY-2"),)
    assert answer.teachable == (Induction(TOYS, "game", "Spel"),)
    assert answer.blocked == "Later bellen"


def test_a_card_leads_to_its_member_also_if_it_was_reported_lost(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.report_card_lost(CardId(f"card {ADAS_NUMBER}"))
    answer = ledger.read_member_of_card(people.joke, CardId(f"card {ADAS_NUMBER}"))
    assert isinstance(answer, MemberRead)
    assert answer.file.number == ADAS_NUMBER
    assert ledger.read_member_of_card(people.joke, CardId("nobody")) == Declined(DeclineCause.UNKNOWN)


def test_members_cannot_read_the_desk_and_an_unknown_member_is_declined(people: People, ledger: SqlLedger) -> None:
    assert ledger.read_member(people.ada, people.ben) == Declined(DeclineCause.NOT_YOURS)
    assert ledger.do_at_desk(new(), people.ada, Unblock(people.ben)) == Declined(DeclineCause.NOT_YOURS)
    for command in (
        Unblock(MemberId(999)),
        LendTo(MemberId(999), "TOY-2"),
        TakePayment(MemberId(999), TOYS.key, Cents(1)),
    ):
        assert ledger.do_at_desk(new(), people.joke, command) == Declined(DeclineCause.UNKNOWN)
    assert ledger.read_member(people.joke, MemberId(999)) == Declined(DeclineCause.UNKNOWN)


# --- proofs ------------------------------------------------------------------------------------------------------


def test_only_a_coordinator_is_told_of_proofs_and_others_see_the_price(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.apply_house(House(holidays=""), (WITH_PLANS, SWAPPED_CLOTHES))
    ada, until = people.ada, date(2027, 6, 30)
    assert did(ledger, people.leen, NoteProof(ada, ProofKind.LETTER, until)).proofs == (Proof(ProofKind.LETTER, until),)
    answer = file_of(ledger, people.joke, ada)
    assert answer.proofs is None
    assert [plan.price for plan in answer.plans] == [1000, 250]
    assert file_of(ledger, people.leen, people.ben).proofs == ()


def test_only_a_coordinator_notes_a_proof_and_the_journal_does_not_say_so(
    engine: Engine, people: People, ledger: SqlLedger
) -> None:
    proof = NoteProof(people.ada, ProofKind.UITPAS, TODAY)
    assert ledger.do_at_desk(new(), people.joke, proof) == Declined(DeclineCause.NOT_YOURS)
    yesterday = replace(proof, until=TODAY - timedelta(days=1))
    assert ledger.do_at_desk(new(), people.leen, yesterday) == Declined(DeclineCause.DAY)
    did(ledger, people.leen, proof)
    assert noted(engine)[0] == ("member changed", f"volunteer {people.leen}")


# --- lending without a card --------------------------------------------------------------------------------------


def test_an_item_is_lent_without_a_card_once(engine: Engine, people: People, ledger: SqlLedger) -> None:
    operation = new()
    answers = [ledger.do_at_desk(operation, people.joke, LendTo(people.ada, " toy-2 ")) for _ in range(2)]
    assert answers[0] == answers[1]
    assert isinstance(answers[0], MemberRead)
    assert answers[0].lent is not None
    assert (answers[0].lent.item.barcode, answers[0].lent.operation) == ("TOY-2", operation)
    assert [loan.item.barcode for loan in answers[0].file.loans] == ["TOY-2"]
    assert answers[0].file.accounts == (Account(TOYS, Cents(100)),)
    assert actors(engine, "lent") == [f"volunteer {people.joke}"]


def test_lending_at_the_desk_follows_the_rules_and_tells_every_reason(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.block_member(ADAS_NUMBER, "Later")
    desk.mark_item("TOY-2", Condition.REPAIR)
    answer = ledger.do_at_desk(new(), people.joke, LendTo(people.ada, "toy-2"))
    assert isinstance(answer, Declined)
    assert (answer.why, answer.code) == (DeclineCause.REFUSED, "TOY-2")
    assert answer.refusal is not None
    assert answer.refusal.reasons == (Reason(Why.BLOCKED), Reason(Why.IN_REPAIR))


def test_volunteers_lend_outside_the_hours_and_items_that_only_volunteers_lend(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.apply_house(House(holidays=""), (replace(OPEN_TOYS, self_service=SelfService.NONE), SWAPPED_CLOTHES))
    desk.add_item("TOY-8", "Springkasteel", None, "box", TOYS.key, Details(volunteers_only=True))
    assert [loan.item.barcode for loan in did(ledger, people.joke, LendTo(people.ada, "TOY-8")).loans] == ["TOY-8"]


def test_a_refusal_is_overridden_with_a_reason_which_is_kept(
    engine: Engine, people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.add_item("TOY-7", "Autostoel", None, "box", TOYS.key, Details(safe_until=TODAY - timedelta(days=1)))
    desk.block_member(ADAS_NUMBER, "Later")
    for code in ("TOY-2", "TOY-7"):
        operation = new()
        for _ in range(2):
            did(ledger, people.joke, LendTo(people.ada, code, "Bram  belt morgen"), operation)
        with engine.connect() as connection:
            row = connection.execute(select(operation_table).where(operation_table.c.id == operation)).one()
        assert (row.kind, row.reason, row.who) == ("lent", "Bram belt morgen", f"volunteer {people.joke}")
    assert actors(engine, "lent, overridden") == [f"volunteer {people.joke}"] * 2
    assert not any("Bram" in what for what, _ in noted(engine))
    assert [loan.due_on for loan in file_of(ledger, people.joke, people.ada).loans] == [date(2026, 12, 7)] * 2


def test_a_reason_is_not_kept_where_nothing_was_overridden(engine: Engine, people: People, ledger: SqlLedger) -> None:
    did(ledger, people.joke, LendTo(people.ada, "TOY-2", "Zomaar"))
    assert actors(engine, "lent, overridden") == []


def test_an_item_on_loan_is_not_lent_whatever_the_reason(people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ben, "TOY-2")
    answer = ledger.do_at_desk(new(), people.joke, LendTo(people.ada, "TOY-2", "Ze staat hier"))
    assert isinstance(answer, Declined)
    assert answer.refusal is not None
    assert answer.refusal.reasons == (Reason(Why.ALREADY_OUT),)


def test_overriding_a_hold_makes_its_member_wait_again_until_that_is_undone(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.add_reservation(BENS_NUMBER, "TOY-2")
    operation = new()
    did(ledger, people.joke, LendTo(people.ada, "TOY-2", "Ben mag later"), operation)
    assert [one.hold for one in file_of(ledger, people.joke, people.ben).reservations] == [None]
    ledger.do_at_desk(new(), people.joke, UndoOperation(operation))
    assert [one.hold is None for one in file_of(ledger, people.joke, people.ben).reservations] == [False]


def test_an_item_is_lent_only_by_volunteers_of_its_initiative(people: People, ledger: SqlLedger) -> None:
    for command in (
        LendTo(people.ada, "CLO-1"),
        LendTo(people.ada, "T1"),
        ReserveFor(people.ada, "CLO-1"),
    ):
        assert ledger.do_at_desk(new(), people.joke, command) == Declined(DeclineCause.NOT_YOURS)
    did(ledger, people.leen, LendTo(people.ada, "CLO-1"))
    for code in ("NOTHING", ""):
        assert ledger.do_at_desk(new(), people.joke, LendTo(people.ada, code)) == Declined(DeclineCause.UNKNOWN)


def test_a_tag_scanned_at_the_desk_swaps_for_the_member(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.count_points(ADAS_NUMBER, CLOTHES.key, 5)
    assert did(ledger, people.rik, LendTo(people.ada, "T1")).accounts == (Account(CLOTHES, points=3),)


def test_a_member_is_put_in_the_queue_once(engine: Engine, people: People, ledger: SqlLedger) -> None:
    lend(ledger, people.ben, "TOY-2")
    operation = new()
    for _ in range(2):
        answer = did(ledger, people.joke, ReserveFor(people.ada, "toy-2"), operation)
        assert [(one.item.barcode, one.place) for one in answer.reservations] == [("TOY-2", 1)]
    assert actors(engine, "reserved") == [f"volunteer {people.joke}"]
    refused = ledger.do_at_desk(new(), people.joke, ReserveFor(people.ben, "TOY-2"))
    assert isinstance(refused, Declined)
    assert refused.refusal is not None
    assert refused.refusal.reasons == (Reason(Why.AT_YOUR_HOME),)


# --- cards, PIN, who they are ------------------------------------------------------------------------------------


def test_a_new_card_opens_from_now_on_and_a_lost_one_no_more(engine: Engine, people: People, ledger: SqlLedger) -> None:
    ada, joke, fresh = people.ada, people.joke, CardId("fresh")
    operation = new()
    for _ in range(2):
        cards = did(ledger, joke, GiveCard(ada, fresh), operation).cards
        assert len(cards) == 2
    assert isinstance(ledger.open_visit(fresh), VisitOpened)
    assert did(ledger, joke, LoseCard(ada, cards[0].number)).cards[0].lost
    assert not isinstance(ledger.open_visit(CardId(f"card {ADAS_NUMBER}")), VisitOpened)
    assert noted(engine)[0] == ("card lost", f"volunteer {joke}")
    assert actors(engine, "card added")[-1] == f"volunteer {joke}"


def test_a_card_of_another_holder_has_the_name_of_this_holder(people: People, ledger: SqlLedger) -> None:
    cards = did(ledger, people.joke, GiveCard(people.ada, CardId("teen"), " Bo  Peeters ")).cards
    assert cards[1].holder == "Bo Peeters"


def test_a_card_that_was_lost_and_is_found_opens_again(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.add_card(ADAS_NUMBER, CardId("teen"), "Bo Peeters")
    desk.report_card_lost(CardId("teen"))
    cards = did(ledger, people.joke, GiveCard(people.ada, CardId("teen"))).cards
    assert [(one.holder, one.lost) for one in cards] == [("", False), ("Bo Peeters", False)]


def test_a_card_of_a_member_cannot_be_given_to_another_also_if_it_was_reported_lost(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.report_card_lost(CardId(f"card {BENS_NUMBER}"))
    for taken in (f"card {BENS_NUMBER}", f"card {ADAS_NUMBER}"):
        answer = ledger.do_at_desk(new(), people.joke, GiveCard(people.ada, CardId(taken)))
        assert answer == Declined(DeclineCause.CARD_IN_USE)
    ben = file_of(ledger, people.joke, people.ben).cards[0].number
    assert ledger.do_at_desk(new(), people.joke, LoseCard(people.ada, ben)) == Declined(DeclineCause.UNKNOWN)


def test_a_member_with_a_pin_opens_a_visit_by_number(people: People, ledger: SqlLedger) -> None:
    assert did(ledger, people.joke, SetPin(people.ada, "8642")).has_pin
    assert isinstance(ledger.open_visit_by_number(ADAS_NUMBER, "8642"), VisitOpened)
    for wrong in ("123", "123456789", "12a4", ""):
        assert ledger.do_at_desk(new(), people.joke, SetPin(people.ada, wrong)) == Declined(DeclineCause.TOO_SHORT)


def test_a_new_pin_is_accepted_at_once_also_during_a_delay(people: People, ledger: SqlLedger) -> None:
    joke, card = people.joke, CardId(f"card {JOKES_NUMBER}")
    for _ in range(5):
        ledger.check_pin(joke, card, "0000")
    assert ledger.check_pin(joke, card, PINS[JOKES_NUMBER]) == PinWrong(60)
    did(ledger, people.leen, SetPin(joke, "7531"))
    assert ledger.check_pin(joke, card, "7531") == PinRight()


@pytest.mark.parametrize("new_member", [True, False])
def test_a_command_cut_off_anywhere_makes_a_coordinator_with_role_and_pin_or_none(
    engine: Engine, people: People, desk: Builder, ledger: SqlLedger, new_member: bool
) -> None:
    who = AddMember("Bo Claes", "nl", adult=True) if new_member else ADAS_NUMBER
    appoint = AppointCoordinator(who, TOYS.key, "25807413")
    before = desk.list_members(), desk.list_volunteers(), desk.list_journal()
    cuts = 0
    while (done := cut_off(engine, ledger, appoint, after=cuts)) is None:
        assert (desk.list_members(), desk.list_volunteers(), desk.list_journal()) == before
        cuts += 1
    assert cuts >= 3  # on SQLite prepared statements are not counted
    number = ledger.number_of(MemberId(done.about))
    (own,) = [one for one in desk.list_volunteers() if one.member == number]
    assert (own.initiative, own.role, own.pin) == (TOYS.key, Role.COORDINATOR.value, True)
    assert len(desk.list_members()) == len(before[0]) + new_member
    assert isinstance(ledger.open_visit_by_number(number, "25807413"), ShiftOpened)


def cut_off(engine: Engine, ledger: SqlLedger, command: Command, *, after: int) -> Done | None:
    """Carries out the command and ends it as Ctrl-C would after so many statements; returns its result, or None if it
    was ended.
    """
    left = [after]

    def end(*_: object) -> None:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1

    event.listen(engine, "before_cursor_execute", end)
    try:
        return ledger.do(new(), CommandLine(), command)
    except KeyboardInterrupt:
        return None
    finally:
        event.remove(engine, "before_cursor_execute", end)


def test_a_volunteer_cannot_change_pin_card_or_block_of_a_coordinator(people: People, ledger: SqlLedger) -> None:
    leen = people.leen
    for command in (SetPin(leen, "1117"), GiveCard(leen, CardId("mine")), Block(leen, "Weg"), Unblock(leen)):
        assert ledger.do_at_desk(new(), people.joke, command) == Declined(DeclineCause.NOT_YOURS)
    assert ledger.check_pin(leen, None, PINS[LEENS_NUMBER]) == PinRight()
    did(ledger, leen, SetPin(people.joke, "7531"))
    did(ledger, people.joke, SetPin(people.joke, "9753"))
    assert isinstance(ledger.open_visit_by_number(JOKES_NUMBER, "9753"), VisitOpened)


def test_a_member_is_blocked_with_a_message_until_unblocked(engine: Engine, people: People, ledger: SqlLedger) -> None:
    assert did(ledger, people.joke, Block(people.ada, "Kom  even langs")).blocked == "Kom even langs"
    assert noted(engine)[0] == ("member blocked", f"volunteer {people.joke}")
    assert ledger.do_at_desk(new(), people.joke, Block(people.ada, " ")) == Declined(DeclineCause.TEXT)
    assert did(ledger, people.joke, Unblock(people.ada)).blocked is None
    did(ledger, people.joke, Unblock(people.ada))
    assert [what for what, _ in noted(engine)].count("member unblocked") == 1


def test_an_adult_is_confirmed(people: People, desk: Builder, ledger: SqlLedger) -> None:
    desk.add_member("1003", "Bo Claes", adult=False)
    bo = MemberId(max(people.ada, people.ben) + 1)
    assert not file_of(ledger, people.joke, bo).adult
    assert did(ledger, people.joke, ConfirmAdult(bo)).adult


def test_a_new_member_gets_the_next_free_number_once(engine: Engine, people: People, ledger: SqlLedger) -> None:
    operation = new()
    for _ in range(2):
        answer = did(ledger, people.joke, AddMember("Noor  El Amrani", "fr", "4371"), operation)
        assert (answer.number, answer.name, answer.language, answer.has_pin) == ("2004", "Noor El Amrani", "fr", True)
    assert not answer.adult
    assert isinstance(ledger.open_visit_by_number("2004", "4371"), VisitOpened)
    assert did(ledger, people.joke, AddMember("Sam Daems", "nl")).number == "2005"
    assert actors(engine, "member added")[-2:] == [f"volunteer {people.joke}"] * 2


def test_a_declined_new_member_leaves_nothing(engine: Engine, people: People, ledger: SqlLedger) -> None:
    assert ledger.do_at_desk(new(), people.joke, AddMember("Sam", "nl", "12")) == Declined(DeclineCause.TOO_SHORT)
    assert ledger.do_at_desk(new(), people.joke, AddMember("Sam", "nl", "1234")) == Declined(DeclineCause.EASY_PIN)
    assert ledger.do_at_desk(new(), people.joke, AddMember(" ", "nl")) == Declined(DeclineCause.TEXT)
    with engine.connect() as connection:
        assert len(connection.execute(select(member.c.id)).all()) == 5


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((), "2004"),
        (("2004",), "2005"),
        (("M-7", "0000000000001"), "2004"),
        (("00009", "00010", "00011", "00012", "00013", "00014"), "00015"),
        (("9999",), "10000"),
    ],
)
def test_the_next_member_number_continues_the_most_common_form(
    people: People, desk: Builder, ledger: SqlLedger, numbers: tuple[str, ...], expected: str
) -> None:
    for number in numbers:
        desk.add_member(number, "Sam")
    desk.add_item("2010", "Ding", None, "box", TOYS.key)
    assert did(ledger, people.joke, AddMember("Noor", "nl")).number == expected


def test_two_kiosks_never_give_out_the_same_number(
    url: str, people: People, clock: Clock, opened: Callable[[str], Engine]
) -> None:
    ledgers = [SqlLedger(opened(url), clock, BRUSSELS, KEY) for _ in range(2)]
    together = Barrier(2)

    def add(ledger: SqlLedger) -> list[str]:
        together.wait()
        return [did(ledger, people.joke, AddMember("Sam Daems", "nl")).number for _ in range(5)]

    with ThreadPoolExecutor(2) as kiosks:
        numbers = [number for given in kiosks.map(add, ledgers) for number in given]
    assert sorted(numbers) == [str(number) for number in range(2004, 2014)]


# --- what they bought and showed ---------------------------------------------------------------------------------


def test_a_subscription_is_on_the_account_at_the_price_that_applies_once(
    engine: Engine, people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.apply_house(House(holidays=""), (WITH_PLANS, SWAPPED_CLOTHES))
    desk.add_referral(ADAS_NUMBER, ProofKind.LETTER, TODAY)
    operation = new()
    for _ in range(2):
        answer = did(ledger, people.joke, Subscribe(people.ada, TOYS.key, "jaar"), operation)
        assert answer.subscriptions == (Subscribed(TOYS, "Jaar", TODAY, date(2027, 11, 22)),)
        assert answer.accounts == (Account(TOYS, Cents(1000)),)
    assert [(fee.account, fee.kind, fee.cents) for fee in desk.list_fees()] == [("owed", "subscription", 1000)]
    assert actors(engine, "subscription added") == [f"volunteer {people.joke}"]


def test_a_new_subscription_begins_after_the_present_one_unless_its_strips_are_used_up(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.apply_house(House(holidays=""), (WITH_PLANS, SWAPPED_CLOTHES))
    ada, joke = people.ada, people.joke
    for _ in range(2):
        answer = did(ledger, joke, Subscribe(ada, TOYS.key, "beurten"))
    assert [one.first for one in answer.subscriptions] == [TODAY, date(2027, 5, 23)]
    for _ in range(2):
        answer = did(ledger, joke, Subscribe(people.ben, TOYS.key, "jaar"))
    assert [one.first for one in answer.subscriptions] == [TODAY, date(2027, 11, 23)]
    desk.add_member("1009", "Sam")
    sam = MemberId(people.ben + 1)
    did(ledger, joke, Subscribe(sam, TOYS.key, "beurten"))
    for code in ("TOY-2", "TOY-3"):
        did(ledger, joke, LendTo(sam, code))
    answer = did(ledger, joke, Subscribe(sam, TOYS.key, "beurten"))
    assert [(one.first, one.left) for one in answer.subscriptions] == [(TODAY, 0), (TODAY, 2)]


def test_the_points_of_a_plan_sold_at_the_desk_are_booked_at_once(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.apply_house(House(holidays=""), (OPEN_TOYS, WITH_POINTS))
    answer = did(ledger, people.rik, Subscribe(people.ada, CLOTHES.key, "ruil"))
    assert answer.accounts == (Account(CLOTHES, points=10),)


def test_a_plan_that_is_not_sold_is_declined(people: People, ledger: SqlLedger) -> None:
    assert ledger.do_at_desk(new(), people.joke, Subscribe(people.ada, TOYS.key, "jaar")) == Declined(
        DeclineCause.UNKNOWN
    )


def test_an_induction_is_noted_once(engine: Engine, people: People, ledger: SqlLedger) -> None:
    shown = ShowHow(people.ada, TOYS.key, "game")
    for command in (shown, shown, replace(shown, barcode="toy-2")):
        answer = did(ledger, people.joke, command)
    assert answer.inductions == (
        Induction(TOYS, "game", "Spel"),
        Induction(TOYS, "game", "Ganzenbord", "TOY-2"),
    )
    assert len(actors(engine, "induction noted")) == 2
    for wrong in (replace(shown, category="saw"), replace(shown, barcode="CLO-1"), replace(shown, barcode="NO")):
        assert ledger.do_at_desk(new(), people.joke, wrong) == Declined(DeclineCause.UNKNOWN)


# --- money and points --------------------------------------------------------------------------------------------


def test_a_payment_and_a_waiver_are_booked_once_each(engine: Engine, people: People, ledger: SqlLedger) -> None:
    ada, joke = people.ada, people.joke
    did(ledger, joke, LendTo(ada, "TOY-2"))
    for command, left, what in (
        (TakePayment(ada, TOYS.key, Cents(30)), 70, "payment taken"),
        (Waive(ada, TOYS.key, Cents(60)), 10, "fee waived"),
    ):
        operation = new()
        for _ in range(2):
            assert did(ledger, joke, command, operation).accounts == (Account(TOYS, Cents(left)),)
        assert actors(engine, what) == [f"volunteer {joke}"]
    assert ledger.do_at_desk(new(), joke, Waive(ada, TOYS.key, Cents(11))) == Declined(DeclineCause.TOO_MUCH)
    assert did(ledger, joke, TakePayment(ada, TOYS.key, Cents(20))).accounts[0].owed == -10
    assert ledger.do_at_desk(new(), joke, Waive(ada, TOYS.key, Cents(1))) == Declined(DeclineCause.TOO_MUCH)


def test_a_deposit_is_taken_and_returned_but_never_more_than_was_left(
    engine: Engine, people: People, ledger: SqlLedger
) -> None:
    ada, joke = people.ada, people.joke
    operation = new()
    for _ in range(2):
        answer = did(ledger, joke, TakeDeposit(ada, TOYS.key, Cents(5000)), operation)
        assert answer.deposits == (Account(TOYS, Cents(5000)),)
    assert ledger.do_at_desk(new(), joke, ReturnDeposit(ada, TOYS.key, Cents(5001))) == Declined(DeclineCause.TOO_MUCH)
    assert did(ledger, joke, ReturnDeposit(ada, TOYS.key, Cents(5000))).deposits == ()
    assert [what for what, _ in noted(engine)[:2]] == ["deposit returned", "deposit taken"]


@pytest.mark.parametrize("cents", [0, -1, 1_000_001])
def test_an_amount_of_nothing_or_of_too_much_is_declined(people: People, ledger: SqlLedger, cents: int) -> None:
    for kind in (TakePayment, TakeDeposit, ReturnDeposit, Waive):
        command = kind(people.ada, TOYS.key, Cents(cents))
        assert ledger.do_at_desk(new(), people.joke, command) == Declined(DeclineCause.AMOUNT)


def test_gifts_are_counted_where_items_are_swapped(engine: Engine, people: People, ledger: SqlLedger) -> None:
    gifts = CountGifts(people.ada, CLOTHES.key, 6)
    operation = new()
    for _ in range(2):
        assert did(ledger, people.rik, gifts, operation).accounts == (Account(CLOTHES, points=6),)
    assert actors(engine, "points counted") == [f"volunteer {people.rik}"]
    for wrong in (0, -3, 1001):
        answer = ledger.do_at_desk(new(), people.rik, replace(gifts, points=wrong))
        assert answer == Declined(DeclineCause.POINTS)
    assert ledger.do_at_desk(new(), people.leen, replace(gifts, initiative=TOYS.key)) == Declined(DeclineCause.POINTS)


def test_only_volunteers_of_an_initiative_take_its_money_and_note_its_inductions(
    people: People, ledger: SqlLedger
) -> None:
    ada = people.ada
    commands: tuple[MemberCommand, ...] = (
        Subscribe(ada, TOYS.key, "jaar"),
        TakePayment(ada, TOYS.key, Cents(1)),
        TakeDeposit(ada, TOYS.key, Cents(1)),
        ReturnDeposit(ada, TOYS.key, Cents(1)),
        Waive(ada, TOYS.key, Cents(1)),
        ShowHow(ada, TOYS.key, "game"),
        CountGifts(ada, TOYS.key, 1),
        LendTo(ada, "TOY-2"),
        ReserveFor(ada, "TOY-2"),
    )
    for command in commands:
        assert ledger.do_at_desk(new(), people.rik, command) == Declined(DeclineCause.NOT_YOURS)
        assert ledger.do_at_desk(new(), people.leen, command) != Declined(DeclineCause.NOT_YOURS)
