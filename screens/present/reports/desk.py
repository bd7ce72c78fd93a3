"""The pages of the desk with the numbers of the year, and with what is late and what lies ready."""

from kiosk.lending.reports.late import LateLoan, Overdue, ReadyItem
from kiosk.lending.states import Session
from kiosk.lending.upkeep.documents import DocumentsRead, Making
from kiosk.lending.volunteers.events import (
    DocumentsWanted,
    FiguresWanted,
    ItemChosen,
    MemberChosen,
    OverdueWanted,
    ReportPrinted,
)
from kiosk.lending.volunteers.shift import AtFigures, AtOverdue, Shift
from screens.present.members.notices import picture_of
from screens.present.reports.figures import Figure, figure_groups
from screens.present.reports.late import late_remark
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView, RowView
from screens.present.volunteers.ways import back, short, shut
from screens.present.words import Words


def overdue_way(words: Words) -> RowView:
    """The row that opens the list of what is late."""
    title = words("Te laat en klaar")
    return RowView(key="overdue", title=title, icon="calendar-alert", touch=Action(title, OverdueWanted()))


def figures_way(words: Words) -> RowView:
    """The row that opens the numbers of the year."""
    # Translators: a button of a coordinator: the numbers of this year
    title = words("Cijfers van dit jaar")
    return RowView(key="figures", title=title, icon="format-list-bulleted", touch=Action(title, FiguresWanted()))


def overdue_view(shift: Shift, place: AtOverdue, words: Words) -> RowsView:
    overdue = place.overdue
    both: tuple[LateLoan | ReadyItem, ...] = (*overdue.late, *overdue.ready)
    late, ready = words("te laat"), words("ligt klaar")
    return RowsView(
        key="overdue",
        title=words("Te laat en klaar"),
        icon="calendar-alert",
        close=back(words),
        groups=tuple(
            RowGroup(
                f"{one.key} {kind.__name__}",
                LazyRows(
                    tuple(each for each in both if isinstance(each, kind) and each.item.initiative == one),
                    _row,
                    (overdue, words),
                ),
                words.said_of(one.name, late if kind is LateLoan else ready),
                one.colour,
            )
            for one in {each.item.initiative.key: each.item.initiative for each in both}.values()
            for kind in (LateLoan, ReadyItem)
        ),
        nothing=None if both else Message("check-circle", words("Alles is op tijd terug.")),
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        actions=(_print(words),) if both else (),
    )


def _row(one: LateLoan | ReadyItem, context: tuple[Overdue, Words]) -> RowView:
    overdue, words = context
    if isinstance(one, ReadyItem):
        until = words("tot en met {day}", day=short(one.until, words))
        return RowView(
            key=f"{one.item.barcode} {one.person.number}",
            title=one.item.name,
            picture=picture_of(one.item),
            detail=words.listed((one.person.name, until)),
            touch=Action(one.item.name, ItemChosen(one.item.barcode)),
        )
    return RowView(
        key=f"{one.item.barcode} {one.person.number}",
        title=one.item.name,
        picture=picture_of(one.item),
        detail=words.listed((one.person.name, late_remark(overdue, one, words))),
        tone=Tone.LOOK if one.waited_for else Tone.CALM,
        touch=Action(one.person.name, MemberChosen(one.person.member)),
    )


def figures_view(session: Session, shift: Shift, place: AtFigures, words: Words) -> RowsView:
    report = place.report
    return RowsView(
        key="figures",
        title=words("{year} in cijfers", year=report.year),
        icon="format-list-bulleted",
        close=back(words),
        groups=(
            RowGroup("documents", (_documents(session.documents, words),)),
            *(
                RowGroup(group.key, LazyRows(group.figures, _figure, words), group.title, group.colour)
                for group in figure_groups(report, session.settings.house, words)
            ),
        ),
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        actions=(_print(words),),
        shut=shut(words),
    )


def _documents(documents: DocumentsRead, words: Words) -> RowView:
    """The row that has the PDFs made, and says how far they are."""
    match documents:
        case DocumentsRead(Making.RUNS):
            title, icon = words("Bezig met de pdf’s"), "timer-sand"
            detail = words("Dat duurt enkele minuten.")
            return RowView(key="documents", title=title, icon=icon, detail=detail)
        case DocumentsRead(Making.DONE, files=files):
            title = words.many("{n} pdf is klaar.", "{n} pdf’s zijn klaar.", files)
            # Translators: the USB stick on which the kiosk makes its backup; the files come onto it
            icon, tone, detail = "check-circle", Tone.GOOD, words("Steek de back-upstick in.")
        case DocumentsRead(Making.FAILED):
            title, icon, tone, detail = words("De pdf’s zijn niet gelukt."), "information-outline", Tone.LOOK, ""
        case _:
            # Translators: a button of a coordinator: files to print
            title = words("Maak de pdf’s")
            # Translators: what the files are: the numbers of the year, what is late, labels of new things
            detail = words("Cijfers, te laat, etiketten")
            touch = Action(title, DocumentsWanted())
            return RowView(key="documents", title=title, icon="tray-arrow-down", detail=detail, touch=touch)
    # Translators: a button: make the same files once more
    answers = (Action(words("Maak ze opnieuw"), DocumentsWanted()),)
    return RowView(key="documents", title=title, icon=icon, tone=tone, detail=detail, answers=answers)


def _figure(one: Figure, _words: Words) -> RowView:
    return RowView(key=one.key, title=f"{one.number} {one.label}", icon=one.icon, detail=one.before)


def _print(words: Words) -> Action:
    return Action(words("Druk af"), ReportPrinted(), "printer")
