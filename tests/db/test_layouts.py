"""A scanner with a wrong keyboard layout is recognised by its unknown codes; a volunteer is offered the right layout
and sets it.
"""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Engine

from db.ledger import SqlLedger
from kiosk.lending.codes.layouts import KeyboardLayout, LayoutOffer, TypedCode
from kiosk.lending.commands import SetLayout
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.events import InboxRead
from kiosk.lending.volunteers.model import EntryKind
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import People, later
from tests.support.builder import new

BE, FR, DE = KeyboardLayout.BELGIAN, KeyboardLayout.FRENCH, KeyboardLayout.GERMAN
HAND, STAND = "Hand Scanner", "Stand Scanner"
READ = {"TOY-1": "TOY=!", "TOY-2": 'TOY="', "TOY-3": "TOY=*"}


def misread(ledger: SqlLedger, code: str, scanner: str = HAND) -> None:
    ledger.note_misread(
        READ.get(code, "X"), TypedCode(scanner, ((BE, code), (FR, code.replace("-", ")")), (DE, "ZZ9")))
    )


def offered(ledger: SqlLedger, by: MemberId) -> list[LayoutOffer | None]:
    read = ledger.inbox(by)
    assert isinstance(read, InboxRead)
    return [entry.layout for entry in read.entries if entry.kind is EntryKind.LAYOUT]


def test_a_layout_is_offered_to_every_volunteer_until_one_of_them_sets_it(
    engine: Engine, clock: Clock, people: People
) -> None:
    told: list[Mapping[str, KeyboardLayout]] = []
    ledger = SqlLedger(engine, clock, BRUSSELS, KEY, use_layouts=told.append)
    misread(ledger, "TOY-1")
    misread(ledger, "TOY-1")
    misread(ledger, "NOTHING-1")
    misread(ledger, "TOY-3", STAND)
    assert (offered(ledger, people.joke), ledger.layout_offers()) == ([], ())

    misread(ledger, "TOY-2")
    offer = LayoutOffer(HAND, BE, READ["TOY-2"], "TOY-2")
    assert (offered(ledger, people.joke), offered(ledger, people.rik)) == ([offer], [offer])
    assert ledger.layout_offers() == (offer,)

    answer = ledger.do_at_desk(new(), people.rik, SetLayout(HAND, BE))
    assert isinstance(answer, InboxRead)
    assert told == [{HAND: BE}]
    assert offered(ledger, people.joke) == []
    ledger.guide()
    assert told[-1] == {HAND: BE}


def test_codes_misread_weeks_ago_or_under_a_fixed_layout_offer_no_layout(
    engine: Engine, clock: Clock, ledger: SqlLedger, people: People
) -> None:
    misread(ledger, "TOY-1")
    in_three_weeks = later(engine, clock, timedelta(days=21))
    misread(in_three_weeks, "TOY-2")
    assert in_three_weeks.layout_offers() == ()

    misread(in_three_weeks, "TOY-3")
    assert len(in_three_weeks.layout_offers()) == 1
    in_three_weeks.offer_no_layouts()
    assert in_three_weeks.layout_offers() == ()
