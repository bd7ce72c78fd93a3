"""What a screen shows, as frozen values: every word is already chosen, every touch already an event.

`present.py` makes them from the session; the Kivy screens only draw them. Nothing here knows Kivy.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from kiosk.lending.events import Touch
from kiosk.lending.search import Index
from kiosk.lending.volunteers.events import Form

if TYPE_CHECKING:
    from screens.present.volunteer_views import DeskView


@dataclass(frozen=True, slots=True)
class Action:
    """Something to touch. `on` marks the chosen one of several; `spoken` replaces `text` when read aloud."""

    text: str
    event: Touch
    icon: str = ""
    on: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A day as a little calendar: `za`, `12`, `dec`, and in full: `zaterdag 12 december`."""

    weekday: str
    day: str
    month: str
    full: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (a file name in `icons/items`, without its ending), with an initiative's colour as mark."""

    drawing: str
    colour: str = ""


class Tone(Enum):
    """How a message looks: it went well, something to look at, or simply information. Never by colour alone."""

    GOOD = "good"
    LOOK = "look"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Message:
    """One kind sentence, with what to do next. Fits one card; `picture` wins over `icon`."""

    icon: str
    text: str
    detail: str = ""
    tone: Tone = Tone.CALM
    picture: Picture | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class WelcomeView:
    """`prompt` is one sentence in one or two lines, the last of which ends in the arrow to the reader (`side`)."""

    house: str
    prompt: tuple[str, ...]
    side: str
    hint: str
    languages: tuple[Action, ...]
    message: Message | None = None
    warnings: tuple[Message, ...] = ()
    actions: tuple[Action, ...] = ()
    card_works: bool = True
    """False while the reader is gone: then there is no arrow and no picture of a card."""
    open: str = ""
    """Who is there now or later today, in one quiet line."""
    ways: tuple[Action, ...] = ()
    """Quiet ways on without a card: *Wie is er?*"""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a part are missing, or broken: `more` says it and counts one more, `less` takes one back.

    `more` is `on` once something was counted. A part that is there only once has no `less`: touched again, it is
    there after all.
    """

    more: Action
    less: Action | None = None


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a thing: `12 blokken`. With `tallies` (missing, broken) it is being counted, and a touch counts it."""

    key: str
    name: str
    count: str
    picture: Picture | None = None
    touch: Action | None = None
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class StepperView:
    """How many are taken, or given: `Ik neem`, `5`, `−5 punten`. Without `less` there is nothing to take back."""

    key: str
    title: str
    count: str
    more: Action
    less: Action | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class StandingView:
    """How the visitor stands with an initiative, in one quiet line: `Punten Babytheek`, from `10` to `8`.

    `was` is empty where nothing changed.
    """

    key: str
    icon: str
    text: str
    now: str
    was: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ReadyView:
    """A thing that lies ready for the visitor: `where` with the code on its slip, and `until` when."""

    key: str
    title: str
    picture: Picture
    place: str
    where: str
    until: str


@dataclass(frozen=True, slots=True)
class LineView:
    """A thing scanned in this visit. `key` is stable over redraws; `state` is a word: `Geleend`, `Terug. Dank je!`.

    `note` is a quiet word below: what was said of its parts, that it is looked at first. `broken` is a quiet way to
    say that a thing without parts is.
    """

    key: str
    title: str
    picture: Picture
    place: str
    state: str
    tone: Tone = Tone.GOOD
    due: Due | None = None
    price: str = ""
    undo: Action | None = None
    broken: Action | None = None
    instructions: str = ""
    note: Message | None = None
    question: str = ""
    """Only where it is asked now: unfolds in place, with `parts` and `answers`.

    Answers without a question are a quiet offer: *Ik neem het mee*.
    """
    parts: tuple[PartView, ...] = ()
    answers: tuple[Action, ...] = ()
    green: bool = False
    """The first answer is the one thing to do on this screen."""
    lit: bool = False
    steppers: tuple[StepperView, ...] = ()
    """Of a swap: how many are taken, and how many given."""
    task: Message | None = None
    """What is to be done with the thing now; its `code` is written large, as it stands on the slip."""


@dataclass(frozen=True, slots=True)
class LoanView:
    """A thing that is at the visitor's home. `left` is `nog 3 dagen`; `urgent` adds an icon and colour to the word."""

    key: str
    title: str
    picture: Picture
    place: str
    left: str
    due: Due
    urgent: bool = False
    late: bool = False
    renew: Action | None = None
    price: str = ""
    """What it costs to bring it back today, where that is something."""


@dataclass(frozen=True, slots=True)
class RefusalView:
    """A thing that stays here, or that cannot stay away longer: `title` names it, `text` says so, calmly.

    Every reason in one sentence with an icon; `steps` are what to do now, whoever is asked said once as the `detail`
    of what is to be asked there. `code` is for the volunteer. `answers` are what can be done here instead.
    """

    title: str
    text: str
    picture: Picture
    place: str
    reasons: tuple[Message, ...]
    steps: tuple[Message, ...]
    code: str
    close: Action
    green: bool = False
    """Going on from here is the one thing to do: something else was asked and is not answered yet."""
    answers: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitView:
    """A visit, with a card or without. Lines newest first; `loans` is empty while folded (`unfold` is then set).

    While there is a `refusal`, only that is on the screen. `renew_by`, `total` and each of `standings` are one quiet
    line. `ready` is what can be taken now; `ways` lead quietly to what is not of this visit.
    """

    greeting: str
    invite: str
    summary: str
    lines: tuple[LineView, ...]
    done: Action
    loans_title: str = ""
    loans: tuple[LoanView, ...] = ()
    unfold: Action | None = None
    no_loans: str = ""
    message: Message | None = None
    warnings: tuple[Message, ...] = ()
    ticket: Action | None = None
    type_code: Action | None = None
    type_number: Action | None = None
    """Only while something waits for a card and the reader is gone."""
    refusal: RefusalView | None = None
    renew_by: str = ""
    total: str = ""
    standings: tuple[StandingView, ...] = ()
    ready_title: str = ""
    ready: tuple[ReadyView, ...] = ()
    ways: tuple[Action, ...] = ()

    @property
    def asks(self) -> bool:
        """Is the one thing to do an answer, and not to be done?"""
        return self.refusal.green if self.refusal else any(line.green for line in self.lines)


@dataclass(frozen=True, slots=True)
class CountdownView:
    """*Ben je er nog?* The whole screen is the button; `part` of the ring is left, from 1 down to 0."""

    question: str
    seconds: int
    part: float
    answer: Action
    kept: str


@dataclass(frozen=True, slots=True)
class GoodbyeView:
    """Thanks, what was done, what comes next, the ticket; `qr` is the text of a QR code where that is on the screen."""

    thanks: str
    did: tuple[str, ...]
    done: Action
    total: str = ""
    standings: tuple[StandingView, ...] = ()
    next_title: str = ""
    next_due: Due | None = None
    message: Message | None = None
    card: str = ""
    ticket: Message | None = None
    choices: tuple[Action, ...] = ()
    qr: str = ""
    qr_title: str = ""
    qr_hint: str = ""


@dataclass(frozen=True, slots=True)
class WaitView:
    """The kiosk cannot lend now: one calm sentence, what to do, and where help is."""

    title: str
    detail: str
    icon: str
    code: str = ""


class Keys(Enum):
    """Which keys there are: of a number, a code, words, a name, an amount of money, a day, a time of day."""

    DIGITS = "digits"
    LETTERS = "letters"
    WORDS = "words"
    NAME = "name"
    AMOUNT = "amount"
    DAY = "day"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class PadStep:
    """One thing to type; a secret one shows dots, an optional one may stay empty. `text` is typed already."""

    title: str
    hint: str
    keys: Keys
    longest: int
    secret: bool = False
    text: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class PadView:
    """A keyboard on the screen, one or two steps. What was typed stays in the screen until `make(event)` is posted.

    `kind` says which event the last step posts: `code` -> CodeTyped(text), `number` -> NumberTyped(first, second),
    `form` -> FormFilled(all of them), of the volunteers' `form`.
    """

    kind: str
    steps: tuple[PadStep, ...]
    next: str
    wipe: str
    close: Action
    message: Message | None = None
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class LanguagesView:
    """The choice of languages, each in its own name."""

    title: str
    languages: tuple[Action, ...]
    close: Action


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """One initiative of the house: what it does, `today` (`good`: somebody is there now), its week, what comes."""

    key: str
    name: str
    picture: Picture
    about: str
    today: str
    good: bool
    week: tuple[str, ...] = ()
    later: str = ""
    """When it is there next, where that is not today, and a closing."""
    closure: str = ""


@dataclass(frozen=True, slots=True)
class GuideView:
    """*Wie is er?*: every initiative of the house, also those that lend nothing."""

    title: str
    initiatives: tuple[InitiativeView, ...]
    close: Action
    nobody: str = ""
    """In place of the initiatives while none are known."""


@dataclass(frozen=True, slots=True)
class DebtView:
    """What is owed to an initiative. It unfolds: `how` it is paid, with a QR code of `qr`, and the same to type."""

    key: str
    title: str
    amount: str
    how: str
    qr: str = ""
    type_it: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitedView:
    """A thing that the visitor waits for: their place in its queue, or that it lies ready, where and until when."""

    key: str
    title: str
    picture: Picture
    place: str
    state: str
    ready: bool
    give_up: Action
    where: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class MineView:
    """*Mijn pagina*: what the visitor has, waits for, owes, and their points. What is empty says so kindly.

    `points` is empty, without a title, for who swaps nowhere. `credits` is what the house owes them.
    """

    title: str
    close: Action
    loans_title: str
    waited_title: str
    debts_title: str
    loans: tuple[LoanView, ...] = ()
    no_loans: str = ""
    renew_all: Action | None = None
    waited: tuple[WaitedView, ...] = ()
    none_waited: str = ""
    debts: tuple[DebtView, ...] = ()
    credits: tuple[StandingView, ...] = ()
    no_debts: str = ""
    points_title: str = ""
    points: tuple[StandingView, ...] = ()
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class GroupView:
    """The things of one initiative, or of one category of it: `free` says how many can be taken now.

    An empty `key` is that of all categories.
    """

    key: str
    name: str
    picture: Picture
    free: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """A thing that there is. `state` says, with an icon, whether it can be taken now, and if not, when or why."""

    key: str
    title: str
    picture: Picture
    state: str
    icon: str
    free: bool = False
    at: int = 0
    """Its place among all."""


@dataclass(frozen=True, slots=True)
class OfferDetail:
    """One such thing alone: `state` in full, what can be done `now`, and what it needs of who takes it.

    With `green`, `reserve` is the one thing to do.
    """

    offer: OfferView
    place: str
    state: str
    now: Message
    needs_title: str = ""
    needs: tuple[Message, ...] = ()
    reserve: Action | None = None
    green: bool = False
    told: str = ""
    """All of it, to be read aloud."""


class Shelves(Protocol):
    """All there is to take. There may be ten thousand things: each is put into words when it is looked at.

    A thing is told by its place among all.
    """

    @property
    def groups(self) -> tuple[GroupView, ...]: ...

    def categories(self, group: str) -> tuple[GroupView, ...]:
        """Those of an initiative, after one for all of them; none where there is nothing to choose."""

    def places(self, group: str, category: str = "", *, free: bool = False) -> tuple[int, ...]:
        """Those of an initiative, or of one category of it, or those of them that can be taken now."""

    def card(self, place: int) -> OfferView: ...

    def detail(self, place: int) -> OfferDetail: ...

    def index(self) -> Index:
        """To search in them; takes a while for many, so ask for it where nobody waits."""

    def show(self, found: int) -> str:
        """What the button says that shows so many."""

    def told(self, places: Sequence[int], title: str = "") -> str:
        """A list of them, to be read aloud."""


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """*Wat is er?* With a `message` there is nothing to choose (yet).

    What is typed, chosen and opened stays in the screen, which goes back step by step until it posts `close`.
    """

    title: str
    close: Action
    search: str = ""
    wipe: str = ""
    space: str = ""
    free: Action | None = None
    """Shows only what can be taken now."""
    nothing: Message | None = None
    """In place of what is found, where nothing is."""
    shelves: Shelves | None = None
    message: Message | None = None


View = (
    WelcomeView
    | VisitView
    | CountdownView
    | GoodbyeView
    | WaitView
    | PadView
    | LanguagesView
    | GuideView
    | MineView
    | CatalogueView
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One whole screen. `dock` are the three buttons that never move: language, bigger, listen.

    `spoken` is what *luister* says; `status` is the line for `systemctl status`, sent once this has been drawn.
    """

    view: "View | DeskView"
    dock: tuple[Action, ...]
    language: str
    status: str
    spoken: str = ""
    right_to_left: bool = False
    bigger: bool = False
    dim: bool = False
    dim_touch: Action | None = field(default=None)
