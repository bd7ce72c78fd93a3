"""The sheets of a stick in words: every kind of wrong cell, file and row, in every language."""

import re
from dataclasses import replace

import pytest

from kiosk.importing.rows import Kind
from kiosk.lending.languages import OFFERED
from kiosk.lending.upkeep.sheets import Must, SheetJob, SheetPhase, SheetsRead, StickSheet, Unfit, begun
from kiosk.lending.volunteers.events import SheetJobChosen
from screens.present.sheets.page import KINDS, sheets_view
from screens.present.sheets.sentences import allowed_in, why_unfit
from screens.present.volunteers.rows import RowView
from screens.present.words import wordbook
from tests.gallery.sheets import ITEMS
from tests.lending import staff

WORDS = wordbook("Europe/Brussels")


@pytest.mark.parametrize("language", OFFERED)
def test_every_kind_of_problem_has_its_sentence_with_all_its_values(language: str) -> None:
    words = WORDS(language)
    for must in Must:
        facts = {name: f"1{name}1" for name in re.findall(r"\{(\w+)\}", must.value)}
        said = allowed_in(must(**facts), words)
        assert said.endswith("."), must
        assert [fact for fact in facts.values() if fact not in said] == [], (must, said)
    assert all(why_unfit(unfit, words).endswith(".") for unfit in Unfit)
    assert {kind.value for kind in Kind if kind is not Kind.ROLES} == set(KINDS), "roles are not imported here"


def rows(*sheets: StickSheet, busy: bool = False) -> list[RowView]:
    session = replace(staff.in_shift(), sheets=SheetsRead(sheets, busy=busy))
    view = sheets_view(session, staff.shift_of(session), WORDS("nl"))
    return [row for group in view.groups for row in group.rows]


@pytest.mark.parametrize("phase", SheetPhase)
def test_a_sheet_has_buttons_for_its_jobs_and_none_while_a_job_runs(phase: SheetPhase) -> None:
    sheet = replace(ITEMS, phase=phase, unfit=Unfit.EMPTY if phase is SheetPhase.UNFIT else None)
    posted = [action.event for row in rows(sheet) for action in row.answers]
    assert all(isinstance(event, SheetJobChosen) and begun(sheet, event.job) for event in posted)
    checked_again = {SheetJob.CHECK} if phase is SheetPhase.CHECKED else set()  # after the stick was put in
    may = {job for job in SheetJob if begun(sheet, job)} - checked_again
    assert {event.job for event in posted if isinstance(event, SheetJobChosen)} == may
    assert [row for row in rows(sheet, busy=True) if row.answers] == []


def test_a_problem_is_told_with_its_row_column_value_and_what_is_allowed() -> None:
    assert [(row.title, row.detail) for row in rows(ITEMS)][2:4] == [
        ("Rij 17, waarde: ongeveer 12 euro", "Zet hier een bedrag in euro van 0 tot 10000, zoals 12,50."),
        ("Rij 42, code: leeg", "Zet hier de code die op het ding staat. Zonder code kan niemand het lenen."),
    ]
    assert rows(replace(ITEMS, changed_since_check=True))[0].title.startswith("Er is intussen iets veranderd.")
