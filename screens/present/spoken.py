"""A screen as plain sentences in reading order, for *luister* and for whoever cannot see it."""

from collections.abc import Iterable
from typing import assert_never

from screens.present.views import (
    Action,
    CatalogueView,
    CountdownView,
    DebtView,
    GoodbyeView,
    GuideView,
    InitiativeView,
    LanguagesView,
    LineView,
    LoanView,
    Message,
    MineView,
    PadView,
    PartView,
    ReadyView,
    RefusalView,
    StandingView,
    StepperView,
    View,
    VisitView,
    WaitedView,
    WaitView,
    WelcomeView,
)
from screens.present.volunteer_views import CheckInView, DeskView, HomeView, RowsView, SheetView
from screens.present.volunteers.spoken import check_in_told, home_told, rows_told, sheet_told
from screens.present.words import Words


def spoken(view: View | DeskView, words: Words) -> str:
    return " ".join(_sentence(part) for part in _parts(view, words) if part.strip())


def _sentence(text: str) -> str:
    """Ends in a full stop, so that the voice takes a breath."""
    text = " ".join(text.split())
    return text if text[-1] in ".!?؟…:" else f"{text}."


def _parts(view: View | DeskView, words: Words) -> Iterable[str]:
    match view:
        case WelcomeView():
            return _welcome(view, words)
        case VisitView():
            return _visit(view, words)
        case GoodbyeView():
            return _goodbye(view, words)
        case CountdownView():
            return view.question, view.answer.text, view.kept
        case WaitView():
            return view.title, view.detail, words("Code {code}", code=view.code) if view.code else ""
        case PadView():
            step = view.steps[0]
            return *_message(view.message, words), step.title, step.hint
        case LanguagesView():
            return view.title, *(_action(action) for action in view.languages)
        case GuideView():
            told = (part for initiative in view.initiatives for part in _initiative(initiative))
            return view.title, view.nobody, *told
        case MineView():
            return _mine(view, words)
        case CatalogueView():
            return view.title, *_message(view.message, words), view.search  # the rest is told as it is looked at
        case HomeView():
            return home_told(view)
        case CheckInView():
            return check_in_told(view, words)
        case RowsView():
            return rows_told(view, words)
        case SheetView(refusal=refusal):
            return _refusal(refusal, words) if refusal else sheet_told(view)
    assert_never(view)


def _welcome(view: WelcomeView, words: Words) -> Iterable[str]:
    yield view.house
    yield " ".join(view.prompt)
    if view.card_works:
        yield _where(view.side, words)
    yield from _message(view.message, words)
    yield view.hint
    for warning in view.warnings:
        yield from _message(warning, words)
    yield view.open
    yield from (_action(action) for action in (*view.actions, *view.ways))


def _where(side: str, words: Words) -> str:
    match side:
        case "left":
            return words("De kaartlezer is links van het scherm.")
        case "below":
            return words("De kaartlezer is onder het scherm.")
        case _:
            return words("De kaartlezer is rechts van het scherm.")


def _visit(view: VisitView, words: Words) -> Iterable[str]:
    if view.refusal:
        yield from _refusal(view.refusal, words)
        yield _action(view.done)
        return
    yield view.greeting
    yield from _message(view.message, words)
    yield view.ready_title
    yield from (_ready(one) for one in view.ready)
    yield view.renew_by
    yield view.invite
    yield view.summary
    for line in view.lines:
        yield from _line(line, words)
    yield view.total
    for standing in view.standings:
        yield from _standing(standing, words)
    yield view.loans_title
    for loan in view.loans:
        yield _loan(loan)
    yield view.no_loans
    for warning in view.warnings:
        yield from _message(warning, words)
    offered = (view.type_code, view.type_number, view.unfold, *view.ways, view.ticket, view.done)
    yield from (_action(action) for action in offered if action)


def _refusal(view: RefusalView, words: Words) -> Iterable[str]:
    yield view.title
    yield view.text
    yield from (reason.text for reason in view.reasons)
    for step in view.steps:
        yield step.text
        yield step.detail
    yield words("Code {code}", code=view.code)
    yield from (_action(answer) for answer in view.answers)
    yield _action(view.close)


def _line(line: LineView, words: Words) -> Iterable[str]:
    yield f"{line.title}: {line.state}"
    if line.due:
        # Translators: on that day itself is still in time
        yield words("Breng terug voor {day}", day=line.due.full)
    yield line.price
    yield from (_stepper(stepper) for stepper in line.steppers)
    if line.task:
        yield line.task.text
        yield line.task.detail
    yield from _message(line.note, words)
    yield line.question
    yield line.instructions
    yield from (_part(part) for part in line.parts)
    yield from (_action(answer) for answer in line.answers)
    if line.broken:
        yield _action(line.broken)


def _stepper(stepper: StepperView) -> str:
    said = f"{stepper.title} {stepper.count}"
    return f"{said}, {stepper.detail}" if stepper.detail else said


def _ready(view: ReadyView) -> str:
    return f"{view.title}. {view.where}. {view.until}"


def _standing(view: StandingView, words: Words) -> Iterable[str]:
    if view.was:
        # Translators: read aloud: how many points there were, and how many there are now
        yield words("{title}: eerst {was}, nu {now}", title=view.text, was=view.was, now=view.now)
    else:
        yield f"{view.text}: {view.now}"
    yield view.detail


def _mine(view: MineView, words: Words) -> Iterable[str]:
    yield view.title
    yield from _message(view.message, words)
    yield view.loans_title
    yield from (_loan(loan) for loan in view.loans)
    yield view.no_loans
    yield view.waited_title
    yield from (_waited(one) for one in view.waited)
    yield view.none_waited
    yield view.points_title
    for standing in view.points:
        yield from _standing(standing, words)
    yield view.debts_title
    for debt in view.debts:
        yield from _debt(debt)
    for standing in view.credits:
        yield from _standing(standing, words)
    yield view.no_debts
    yield from (_action(action) for action in (view.renew_all, view.close) if action)


def _waited(view: WaitedView) -> str:
    said = ". ".join(part for part in (f"{view.title}: {view.state}", view.where, view.until) if part)
    return f"{said}. {_action(view.give_up)}"


def _debt(view: DebtView) -> Iterable[str]:
    """An account number is typed from the screen, not from what is heard."""
    yield f"{view.title}: {view.amount}"
    yield view.how


def _part(part: PartView) -> str:
    """What should be there, and what was counted of it."""
    noted = [tally.more.text for tally in part.tallies if tally.more.on]
    return ", ".join([f"{part.count} {part.name}", *noted])


def _loan(loan: LoanView) -> str:
    said = f"{loan.title}: {loan.left}, {loan.due.full}"
    return f"{said}. {loan.price}" if loan.price else said


def _initiative(view: InitiativeView) -> Iterable[str]:
    yield view.name
    yield view.about
    yield view.today
    yield view.later
    yield from view.week
    yield view.closure


def _goodbye(view: GoodbyeView, words: Words) -> Iterable[str]:
    yield from _message(view.message, words)
    yield view.thanks
    yield from view.did
    yield view.total
    for standing in view.standings:
        yield from _standing(standing, words)
    if view.next_due:
        yield f"{view.next_title} {view.next_due.full}"
    yield view.card
    if view.ticket:
        yield view.ticket.text
        yield view.ticket.detail
    yield from (_action(choice) for choice in view.choices)


def _message(message: Message | None, words: Words) -> Iterable[str]:
    if message is None:
        return
    yield message.text
    yield from message.detail.split("\n")
    if message.code:
        yield words("Code {code}", code=message.code)


def _action(action: Action) -> str:
    return action.spoken or action.text
