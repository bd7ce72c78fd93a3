"""The short codes: every code has its words, and `docs/codes.md` explains it."""

import re
from collections import Counter

from kiosk.lending.model import Why
from kiosk.lending.upkeep.health import LedgerFault
from screens.present import rescue
from screens.present.codes import DOCUMENT, document
from screens.present.faults import CODES, SENTENCES
from screens.present.members.reasons import REASONS


def test_every_reason_has_its_words():
    assert set(Why) == set(REASONS)


def test_no_code_stands_for_two_things():
    codes = re.findall(r"^\| ([A-Z]\d+) \|", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert {*(why.value for why in Why), *CODES.values(), *rescue.SENTENCES} == set(codes)


def test_every_fault_of_the_ledger_has_its_code_and_its_sentence():
    assert set(CODES) == set(SENTENCES) == set(LedgerFault)


def test_docs_codes_md_explains_the_codes_as_the_screens_show_them():
    assert document() == DOCUMENT.read_text(encoding="utf-8"), "run `make codes`"
