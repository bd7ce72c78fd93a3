"""The doctor's findings in words: every kind has its own sentence, and the docs explain each."""

from dataclasses import replace

import pytest

from kiosk.lending.upkeep.findings import Finding, Subject, Weight, What
from kiosk.lending.volunteers.shift import AtFindings, AtInbox, Shift
from screens.pages.table import PAGES
from screens.present.doctor.document import DOCUMENT, EXAMPLES, document
from screens.present.doctor.kept import LEDGER
from screens.present.doctor.page import findings_view
from screens.present.doctor.sentences import SENTENCES, advice_of, sentence_of, subject_name
from screens.present.values import Shown, Tone
from screens.present.volunteers.inbox import inbox_view
from screens.present.volunteers.rows import RowsView
from screens.present.words import wordbook
from tests.gallery.lint import SIZES, Setting, faults
from tests.house import JOKE, PIETER
from tests.lending import staff

WORDS = wordbook("Europe/Brussels")
OF_THE_LEDGER = {"sentence": "It is damaged.", "advice": "Keep it."}


def test_every_finding_has_its_words() -> None:
    assert set(SENTENCES) == set(What)


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar"])
def test_every_sentence_is_whole_and_every_grave_finding_has_an_advice(language: str) -> None:
    words = WORDS(language)
    for what in What:
        finding = Finding(Subject.DISK, what, "x", EXAMPLES | OF_THE_LEDGER)
        said, advice = sentence_of(finding, words), advice_of(finding, words)
        assert said, what
        assert bool(advice) or what.weight >= Weight.TOLD, what
        assert "{" not in said + advice, what
    for subject in Subject:
        assert subject_name(subject, words)


def test_the_output_of_the_machine_is_told_once() -> None:
    silent = Finding(Subject.PRINTER, What.PRINTER_MISSING, values={"detail": "[Errno 111] refused"})
    assert sentence_of(silent, WORDS("en")) == "The printer is not there ([Errno 111] refused)."
    assert sentence_of(replace(silent, values={"detail": ""}), WORDS("en")) == "The printer is not there."
    unusable = Finding(Subject.KEY, What.KEY_UNUSABLE, values={"detail": "kiosk.key is empty"})
    assert sentence_of(unusable, WORDS("en")) == "Cannot be used."
    assert advice_of(unusable, WORDS("en")) == "kiosk.key is empty"


def test_the_docs_explain_every_finding_in_its_words() -> None:
    assert document() == DOCUMENT.read_text(encoding="utf-8"), "run `make codes`"
    for what in What:
        assert SENTENCES[what] is LEDGER or f"| {what.value} |" in DOCUMENT.read_text(encoding="utf-8")


def page(*findings: Finding) -> RowsView:
    session = staff.in_shift(staff.PIETER_CAME)
    return findings_view(session, staff.shift_of(session), AtFindings(findings), WORDS("nl"))


def test_the_page_has_the_grave_findings_first_with_those_of_the_running_kiosk() -> None:
    view = page(
        Finding(Subject.DISK, What.DISK_NEARLY_FULL, "/data", {"percent": 93}),
        Finding(Subject.POWER, What.POWER_ENOUGH),
    )
    rows = {group.title: [(row.title, row.detail, row.tone) for row in group.rows] for group in view.groups}
    assert rows["Dit moet in orde"] == [("Schijf", "93 % is vol.", Tone.LOOK)]
    assert [title for title, _, _ in rows["In orde"]] == ["Stroom", "Kaartlezer", "Scanner", "Printer"]
    assert view.groups[0].rows[0].facts == (
        "Maak plaats: op een volle schijf kan er niets geleend worden.",
        "Het gaat over: /data",
    )


@pytest.mark.parametrize(
    "setting", [Setting(SIZES[0], tongue, bigger=True) for tongue in ("nl", "fr", "en", "ar")], ids=str
)
def test_every_finding_is_whole_on_the_smallest_display(setting: Setting) -> None:
    session = staff.in_shift(staff.PIETER_CAME)
    for what in What:
        place = AtFindings((Finding(Subject.FILES, what, "", EXAMPLES | OF_THE_LEDGER),))
        view = findings_view(session, staff.shift_of(session), place, WORDS(setting.tongue))
        shown = Shown(view, (), setting.tongue, "", bigger=True)
        page = PAGES[RowsView]()
        page.shown(None, view)
        found = faults(page.laid(setting.frame(shown), shown), shown)
        assert [fault for fault in found if "cut" in fault] == [], what


def test_only_the_inbox_of_a_coordinator_leads_to_the_findings() -> None:
    shift = staff.shift_of(staff.in_shift())
    ways = {one: _ways(replace(shift, volunteer=volunteer)) for one, volunteer in (("joke", JOKE), ("pieter", PIETER))}
    assert ways == {"joke": [], "pieter": ["Kiosk nakijken"]}


def _ways(shift: Shift) -> list[str]:
    return [action.text for action in inbox_view(shift, AtInbox(()), WORDS("nl")).actions]
