"""Invisible characters are left out of names, but for the joiners that a script needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lending.commands import AddMember, SetParts
from kiosk.lending.model import Part
from kiosk.lending.search import words_of
from kiosk.lending.session import step
from kiosk.lending.visible import can_be_shown, holds_unseen, visible
from kiosk.lending.volunteers.events import Form, FormFilled, FormKind, FormOpened, MemberRead
from kiosk.lending.volunteers.questions import Do
from kiosk.lending.volunteers.shift import ShiftNoticeKind
from tests.lending import staff
from tests.lending.desk import run

PERSIAN = "گل\u200cنار"
"""A name with a zero-width non-joiner, which keeps its two parts apart."""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ada",
        "Łucja d’Hondt",
        PERSIAN,
        "می\u200cخواهم",
        "क्\u200dष",
        "ක්\u200dෂ",
        "👨\u200d👩\u200d👧",
        "葛\U000e0100",
        "❤\ufe0f",
    ],
)
def test_joiners_that_a_script_needs_stay(text: str) -> None:
    assert visible(text) == text
    assert can_be_shown(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("A\u200bda", "Ada"),
        ("\ufeffAda", "Ada"),
        ("Ada\u202e", "Ada"),
        ("A\u00adda", "Ada"),
        ("\u2068Ada\u2069", "Ada"),
        ("A\u200cda", "Ada"),
        ("A\u200dda", "Ada"),
        ("\u200cAda", "Ada"),
        ("گل\u200c\u200cنار", PERSIAN),
        ("\u3164", ""),
        ("\u200b\u2060", ""),
        ("A\U000e0041da", "Ada"),
    ],
)
def test_invisible_characters_are_left_out(text: str, seen: str) -> None:
    assert visible(text) == seen
    assert not can_be_shown(text)
    assert can_be_shown(seen)


@pytest.mark.parametrize("text", ["a\x1b", "a\x00", "a\nb", "a\ue000", "\ud800", "a\u2028"])
def test_a_text_with_control_or_private_characters_cannot_be_shown(text: str) -> None:
    assert not can_be_shown(visible(text))


@given(st.text())
def test_leaving_out_invisible_characters_twice_changes_nothing_more(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert holds_unseen(text) == (visible(text) != text)


def test_a_command_tells_whether_its_text_has_invisible_characters() -> None:
    assert not holds_unseen(AddMember(PERSIAN, "nl"))
    assert holds_unseen(AddMember("A\u200bda", "nl"))
    assert holds_unseen(SetParts("SPE-1", (Part("blok", 1), Part("zak\u200b", 1))))


def test_a_name_is_found_with_and_without_its_joiner() -> None:
    assert words_of(PERSIAN) == words_of("گلنار")


@pytest.mark.parametrize(
    ("typed", "name", "kind"),
    [(PERSIAN, PERSIAN, ShiftNoticeKind.DONE), ("A\u200bda", "Ada", ShiftNoticeKind.DONE_UNSEEN)],
)
def test_the_desk_says_that_something_was_left_out(typed: str, name: str, kind: ShiftNoticeKind) -> None:
    form = Form(FormKind.NEW_MEMBER, key="nl")
    session, effects = run(staff.unlocked(staff.in_shift()), FormOpened(form), FormFilled((typed,)))
    assert Do(staff.BY, AddMember(name, "nl"), left_out=typed != name) in effects

    session, _ = step(session, MemberRead(staff.SAMIRAS_FILE))

    notice = staff.shift_of(session).notice
    assert notice is not None
    assert notice.kind is kind
