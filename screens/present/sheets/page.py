"""The page of the desk with the sheets that came on a stick, for a coordinator."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.lending.states import Session
from kiosk.lending.upkeep.sheets import Problem, SheetJob, SheetPhase, SheetsRead, StickSheet
from kiosk.lending.volunteers.events import SheetJobChosen, SheetsWanted
from kiosk.lending.volunteers.shift import Shift
from screens.present.doctor.entries import Said, says
from screens.present.sheets.sentences import allowed_in, why_unfit
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.rows import RowGroup, RowsView, RowView
from screens.present.volunteers.ways import back, shut
from screens.present.words import Words

# Translators: from here on: what the rows of a spreadsheet are, after the name of its file
KINDS: dict[str, Said] = {
    "members": says("leden"),
    "items": says("dingen"),
    "cards": says("kaarten"),
    "subscriptions": says("abonnementen"),
    "loans": says("uitleningen"),
    "reservations": says("reservaties"),
    "proofs": says("bewijzen"),
    "inductions": says("uitleg die iemand kreeg"),
    "messages": says("berichten"),
    "balances": says("rekeningen"),
}


def sheets_way(words: Words) -> RowView:
    """The row that opens the page."""
    # Translators: a button of a coordinator: bring a spreadsheet on a USB stick into the kiosk
    title = words("Inlezen van een stick")
    return RowView(key="sheets", title=title, icon="tray-arrow-down", touch=Action(title, SheetsWanted()))


def sheets_view(session: Session, shift: Shift, words: Words) -> RowsView:
    """Each sheet with its progress, what can be done with it, and the first of its problems."""
    told = session.sheets
    # Translators: "inlezen" is the name of a folder on the stick: it stays as it is in every language
    how = words("Zet CSV of Excel in de map “inlezen” op de back-upstick. Steek hem dan in.")
    return RowsView(
        key="sheets",
        title=words("Inlezen van een stick"),
        icon="tray-arrow-down",
        close=back(words),
        groups=tuple(RowGroup(one.digest, tuple(_rows(told, one, words)), _heading(one, words)) for one in told.sheets),
        nothing=None if told.sheets else Message("tray-arrow-down", words("Nog geen bestanden"), how),
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        shut=shut(words),
    )


def _heading(sheet: StickSheet, words: Words) -> str:
    return f"{sheet.name} · {KINDS[sheet.kind]({}, words)}" if sheet.kind else sheet.name


def _rows(told: SheetsRead, sheet: StickSheet, words: Words) -> Iterator[RowView]:
    if sheet.changed_since_check:
        title = words("Er is intussen iets veranderd. Kijk nog eens.")
        yield RowView(key="anew", title=title, icon="information-outline", tone=Tone.LOOK)
    yield _state(told, sheet, words)
    if below := _below(sheet, words):
        yield RowView(key="below", title=below, icon="format-list-bulleted")
    if sheet.phase is SheetPhase.CHECKED and sheet.first_problems:
        for at, problem in enumerate(sheet.first_problems):
            yield _problem(at, problem, words)
        yield RowView(key="list", title=words("De hele lijst komt op de stick."), icon="format-list-bulleted")


def _below(sheet: StickSheet, words: Words) -> str:
    """What is said below the state: what would change, which rows were not imported, or which stay; empty for
    nothing.
    """
    match sheet.phase:
        case SheetPhase.CHECKED:
            return _counted(sheet, words)
        case SheetPhase.IMPORTED if n := sheet.wrong:
            return words.many("{n} rij niet ingelezen: zie de stick.", "{n} rijen niet ingelezen: zie de stick.", n)
        case SheetPhase.TAKEN_BACK if n := sheet.stays:
            return words.many(
                "{n} rij blijft, want ze is in gebruik.", "{n} rijen blijven, want ze zijn in gebruik.", n
            )
    return ""


def _state(told: SheetsRead, sheet: StickSheet, words: Words) -> RowView:
    """The row of a sheet: its progress, and what can be done with it."""
    match sheet.phase, told.busy:
        case SheetPhase.CHECKING, True:
            return _running(sheet, words("Wordt nagekeken."), words)
        case SheetPhase.CHECKING, False:
            # Translators: a button: check the same file once more
            again = _action(sheet, SheetJob.CHECK, words("Kijk opnieuw"))
            return _stopped(words("Het nakijken is gestopt. Er is niets veranderd."), again)
        case SheetPhase.CHECKED, busy:
            return _checked(sheet, words, may=not busy)
        case SheetPhase.IMPORTING, True:
            return _running(sheet, words("Wordt ingelezen."), words)
        case SheetPhase.IMPORTING, False:
            again = _action(sheet, SheetJob.IMPORT, words("Ga verder"))
            return _stopped(words("Het inlezen is gestopt. Er is niets verloren."), again)
        case SheetPhase.IMPORTED, busy:
            return _imported(sheet, words, may=not busy)
        case SheetPhase.TAKING_BACK, True:
            return _running(sheet, words("Wordt ongedaan gemaakt."), words)
        case SheetPhase.TAKING_BACK, False:
            again = _action(sheet, SheetJob.TAKE_BACK, words("Ga verder"))
            return _stopped(words("Het ongedaan maken is gestopt. Er is niets verloren."), again)
        case SheetPhase.TAKEN_BACK, _:
            return _taken_back(sheet, words)
    why = why_unfit(sheet.unfit, words) if sheet.unfit else ""
    return RowView(key="state", title=why, icon="information-outline", tone=Tone.LOOK)


def _running(sheet: StickSheet, said: str, words: Words) -> RowView:
    """The row of a sheet that somebody deals with: how far that is, and `said`, what is done."""
    if not sheet.total:
        return RowView(key="state", title=said, icon="timer-sand")
    done, total = words.number(sheet.done), words.number(sheet.total)
    rows = words("{done} van {total} rijen", done=done, total=total)
    return RowView(key="state", title=rows, icon="timer-sand", detail=said)


def _stopped(title: str, again: Action) -> RowView:
    return RowView(key="state", title=title, icon="information-outline", tone=Tone.LOOK, answers=(again,))


def _checked(sheet: StickSheet, words: Words, *, may: bool) -> RowView:
    """The row of a checked sheet: what would be new and change, and how many rows are wrong; correct rows can be
    imported.
    """
    if sheet.wrong:
        title = words.many("{n} rij klopt niet.", "{n} rijen kloppen niet.", sheet.wrong)
        # Translators: a button: bring in the rows that are right, and leave out those that are wrong
        label = words("Lees de andere in")
    else:
        title, label = words("Alles klopt."), words("Lees in")
    return RowView(
        key="state",
        title=title,
        icon="information-outline" if sheet.wrong else "check-circle",
        tone=Tone.LOOK if sheet.wrong else Tone.GOOD,
        answers=(_action(sheet, SheetJob.IMPORT, label),) if may and sheet.to_write else (),
    )


def _imported(sheet: StickSheet, words: Words, *, may: bool) -> RowView:
    return RowView(
        key="state",
        # Translators: {counts} is such as "12 new, 3 changed"
        title=words("Ingelezen: {counts}", counts=_counted(replace(sheet, same=0), words)),
        icon="check-circle",
        tone=Tone.GOOD,
        answers=(_action(sheet, SheetJob.TAKE_BACK, words("Maak dit ongedaan")),) if may else (),
    )


def _taken_back(sheet: StickSheet, words: Words) -> RowView:
    gone = words("{n} verwijderd", n=words.number(sheet.added))
    before = words("{n} weer zoals ervoor", n=words.number(sheet.changed))
    return RowView(
        key="state",
        title=words("Ongedaan gemaakt: {counts}", counts=words.listed((gone, before))),
        icon="check-circle",
        tone=Tone.GOOD,
    )


def _counted(sheet: StickSheet, words: Words) -> str:
    # Translators: so many rows of a file are new, differ from what the kiosk has, are the same as what it has
    new = words("{n} nieuw", n=words.number(sheet.added))
    changed = words("{n} anders", n=words.number(sheet.changed)) if sheet.changed else ""
    same = words("{n} hetzelfde", n=words.number(sheet.same)) if sheet.same else ""
    return words.listed(filter(None, (new, changed, same)))


def _problem(at: int, one: Problem, words: Words) -> RowView:
    # Translators: what stands in a cell that has nothing in it
    value, allowed = one.value or words("leeg"), allowed_in(one.allowed, words)
    return RowView(
        key=f"problem {at}",
        # Translators: a cell of a spreadsheet: its row, its column, what stands in it
        title=words("Rij {line}, {column}: {value}", line=one.line, column=one.column, value=value),
        icon="alert-circle-outline",
        detail=allowed,
        facts=(allowed,),
    )


def _action(sheet: StickSheet, job: SheetJob, label: str) -> Action:
    return Action(label, SheetJobChosen(job, sheet.digest))
