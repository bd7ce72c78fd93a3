"""Unknown cards: the inbox entries for coordinators, and the slip by which a card is given to a member later."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from db.ledger import SqlLedger
from db.ledger.people.unknown_cards import CARDS_A_DAY, KEPT
from db.ledger.privacy.night import forgetting
from db.ledger.statements.tables import unknown_card
from kiosk.lending.cards import slip_of, spaced
from kiosk.lending.commands import EraseMember, GiveCard, GiveCardOfSlip, LoseCard, SettleEntry
from kiosk.lending.events import CardUnknown, SlipGiven, SlipRefused, VisitOpened
from kiosk.lending.model import CardId, MemberId
from kiosk.lending.volunteers.events import Declined, InboxRead, MemberErased, MemberRead
from kiosk.lending.volunteers.model import DeclineCause, EntryKind, Outcome
from tests.db.conftest import Clock
from tests.db.furnishing import People
from tests.support.builder import new

STRANGE = CardId("strange card")
DAY = timedelta(days=1)


def waiting(ledger: SqlLedger, by: MemberId) -> list[int]:
    """The numbers of the inbox entries about cards that this volunteer sees."""
    answer = ledger.inbox(by)
    assert isinstance(answer, InboxRead)
    return [entry.number for entry in answer.entries if entry.kind is EntryKind.CARD]


def slip(ledger: SqlLedger, card: CardId = STRANGE) -> str:
    ledger.open_visit(card)
    given = ledger.take_slip(new(), card)
    assert isinstance(given, SlipGiven)
    return given.code


def kept(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(select(unknown_card.c.digest)).scalars())


def test_only_coordinators_see_an_unknown_card_in_the_inbox_and_one_entry_of_it_at_a_time(
    people: People, ledger: SqlLedger, clock: Clock
) -> None:
    for _ in range(2):
        assert ledger.open_visit(STRANGE) == CardUnknown()
    (first,) = waiting(ledger, people.leen)
    assert waiting(ledger, people.rik) == []
    assert ledger.do_at_desk(new(), people.rik, SettleEntry(first, Outcome.DONE)) == Declined(DeclineCause.NOT_YOURS)
    clock.pass_by(DAY)
    ledger.open_visit(STRANGE)
    assert waiting(ledger, people.leen) == [first]
    ledger.do_at_desk(new(), people.leen, SettleEntry(first, Outcome.DONE))
    ledger.open_visit(STRANGE)
    assert waiting(ledger, people.leen) == []
    clock.pass_by(DAY)
    ledger.open_visit(STRANGE)
    assert len(waiting(ledger, people.leen)) == 1


def test_a_slip_gives_its_card_to_a_member_once(people: People, ledger: SqlLedger) -> None:
    code = slip(ledger)
    assert ledger.take_slip(new(), STRANGE) == SlipGiven(code, ledger.today() + KEPT)
    typed = spaced(code).lower()
    answer = ledger.do_at_desk(new(), people.rik, GiveCardOfSlip(people.ada, typed, "Wout"))
    assert isinstance(answer, MemberRead)
    assert answer.file.cards[-1].holder == "Wout"
    assert waiting(ledger, people.leen) == []
    opened = ledger.open_visit(STRANGE)
    assert isinstance(opened, VisitOpened)
    assert (opened.visitor.member, opened.visitor.first_name) == (people.ada, "Wout")
    again = GiveCardOfSlip(people.ben, code)
    assert ledger.take_slip(new(), STRANGE) == SlipRefused()
    assert ledger.do_at_desk(new(), people.rik, again) == Declined(DeclineCause.CARD_IN_USE)
    ledger.do_at_desk(new(), people.rik, LoseCard(people.ada, answer.file.cards[-1].number))
    assert ledger.do_at_desk(new(), people.rik, again) == Declined(DeclineCause.CARD_LOST)
    assert ledger.do_at_desk(new(), people.rik, GiveCardOfSlip(people.ben, "CDFHJK")) == Declined(DeclineCause.NO_SLIP)


def test_a_slip_ends_after_14_days_and_the_night_work_forgets_its_card(
    people: People, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    code = slip(ledger)
    clock.pass_by(KEPT)
    list(forgetting(ledger))
    assert kept(engine) == [STRANGE]
    clock.pass_by(DAY)
    late = GiveCardOfSlip(people.ada, code)
    assert ledger.do_at_desk(new(), people.rik, late) == Declined(DeclineCause.NO_SLIP)
    list(forgetting(ledger))
    assert kept(engine) == []


def test_many_unknown_cards_do_not_flood_the_inbox(
    people: People, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    cards = [CardId(f"card in a bag {nth}") for nth in range(CARDS_A_DAY + 5)]
    answers = [ledger.open_visit(card) for card in cards]
    assert answers == [CardUnknown()] * CARDS_A_DAY + [CardUnknown(may_have_slip=False)] * 5
    assert ledger.take_slip(new(), cards[-1]) == SlipRefused()
    assert len(kept(engine)) == len(waiting(ledger, people.leen)) == CARDS_A_DAY
    clock.pass_by(DAY)
    assert ledger.open_visit(cards[-1]) == CardUnknown()


def test_nothing_is_left_of_the_card_of_a_member_who_is_erased(
    people: People, engine: Engine, ledger: SqlLedger
) -> None:
    ledger.open_visit(STRANGE)
    ledger.do_at_desk(new(), people.rik, GiveCard(people.ada, STRANGE))
    assert isinstance(ledger.do_at_desk(new(), people.leen, EraseMember(people.ada)), MemberErased)
    assert kept(engine) == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [("K7R4M2", "K7R4M2"), ("k7r 4m2", "K7R4M2"), ("K7R-4M2", "K7R4M2"), ("K7R4M", ""), ("K7R4M0", ""), ("", "")],
)
def test_the_code_of_a_slip_is_read_as_people_type_it(typed: str, code: str) -> None:
    assert slip_of(typed) == code
