"""The short codes: every one has its words, and `docs/codes.md` explains it."""

from kiosk.lending.model import Why
from screens.present.codes import DOCUMENT, document
from screens.present.members.reasons import REASONS
from screens.present.members.waiting import UNSAFE_CODE


def test_every_reason_has_its_words():
    assert set(Why) == set(REASONS)


def test_no_code_stands_for_two_reasons():
    assert UNSAFE_CODE not in [why.value for why in Why]


def test_the_codes_are_explained_to_volunteers_as_the_screens_show_them():
    assert document() == DOCUMENT.read_text(encoding="utf-8"), "run `make codes`"
