"""While nobody is there, no page sends a visitor to somebody: it has a way out, or says when somebody is there."""

import re
from dataclasses import replace

import pytest

from kiosk.lending.events import GuideRead
from kiosk.lending.model import Device, Reason, Refusal, SessionSettings, Trouble, Why
from kiosk.lending.states import Notice, NoticeKind, Session, Visiting, Welcome
from screens.present import present
from screens.present.members.alone.stuck import StuckView
from screens.present.members.alone.ways_out import STUCK
from screens.present.words import wordbook
from tests.gallery.guide import GUIDE, NOBODY
from tests.gallery.play import card, lost, play
from tests.gallery.states import gallery
from tests.house import SAW

BOOK = wordbook("Europe/Brussels")
DESK = SessionSettings("De Deelfabriek")
SENDS = re.compile(r"vraag hulp|vertel het aan de balie|bij een vrijwilliger|aan de balie\.", re.IGNORECASE)


def with_notice(session: Session, kind: NoticeKind) -> Session:
    here = session.doing
    assert isinstance(here, Welcome | Visiting)
    return replace(session, doing=here.with_notice(Notice(kind, session.at, SAW, code="X")))


@pytest.mark.parametrize("here", [(), card(DESK)], ids=["welcome", "visit"])
@pytest.mark.parametrize("kind", NoticeKind, ids=lambda kind: kind.value)
def test_no_notice_sends_anybody_to_somebody_who_is_not_there(kind: NoticeKind, here: tuple) -> None:  # type: ignore[type-arg]
    alone = with_notice(play(DESK, GuideRead(NOBODY), *here), kind)
    shown = present(alone, BOOK)
    assert not SENDS.search(shown.spoken), shown.spoken
    if kind in STUCK:
        assert isinstance(shown.view, StuckView)
        assert shown.view.ways
        assert "Er is weer iemand: morgen van 13:30 tot 17 uur." in shown.spoken
    there = present(replace(alone, guide=GUIDE), BOOK)
    assert isinstance(there.view, StuckView) is (kind is NoticeKind.CARD_SLIP), "a code to take along has its page"


@pytest.mark.parametrize("why", Why, ids=lambda why: why.value)
def test_no_refusal_sends_anybody_to_somebody_who_is_not_there(why: Why) -> None:
    session = play(DESK, GuideRead(NOBODY), *card(DESK))
    assert isinstance(session.doing, Visiting)
    notice = Notice(NoticeKind.REFUSED, session.at, SAW, Refusal(SAW, (Reason(why),)))
    shown = present(replace(session, doing=session.doing.with_notice(notice)), BOOK)
    assert not SENDS.search(shown.spoken), shown.spoken


@pytest.mark.parametrize(
    "session",
    [
        play(replace(DESK, number_pad=False), GuideRead(NOBODY), lost(Device.READER)),
        play(DESK, GuideRead(NOBODY), lost(Device.LEDGER, Trouble.UNSAFE)),
    ],
    ids=["no reader", "no ledger"],
)
def test_no_trouble_sends_anybody_to_somebody_who_is_not_there(session: Session) -> None:
    spoken = present(session, BOOK).spoken
    assert not SENDS.search(spoken), spoken
    assert "Er is weer iemand: morgen van 13:30 tot 17 uur." in spoken


def test_no_state_of_an_empty_house_sends_anybody_to_somebody() -> None:
    found = {name: shown for name, shown in gallery("nl").items() if name.startswith("alone-")}
    assert [name for name, shown in found.items() if SENDS.search(shown.spoken)] == []


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("alone-visit", "Lenen en terugbrengen kan je nu zelf. Er is weer iemand: morgen van 13:30 tot 17 uur."),
        (
            "alone-visit-returns-only",
            "Terugbrengen kan altijd. Lenen kan nu niet. Er is weer iemand: morgen van 13:30 tot 17 uur.",
        ),
        ("visit-nothing-done", ""),
    ],
)
def test_a_member_who_comes_while_all_is_closed_is_told_what_is_possible(state: str, said: str) -> None:
    view = gallery("nl")[state].view
    assert view.closed == said  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("state", "told"), [("alone-note-left", "uit de printer"), ("alone-note-left-no-paper", "Schrijf")]
)
def test_a_note_is_kept_with_and_without_paper(state: str, told: str) -> None:
    spoken = gallery("nl")[state].spoken
    assert "Dank je! We weten het." in spoken
    assert "B212" in spoken
    assert told in spoken
