"""The sheets that came on a stick. Another process checks and imports them; the kiosk shows the progress."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum


class Must(Enum):
    """The rules for a cell of a sheet. The value is the sentence of the command line, with its facts in braces.

    `screens/present/sheets/allowed.py` has the words of the desk for each.
    """

    CHARACTERS = "1 to {most} characters that can be printed"
    AT_MOST = "at most {most} characters, the first name with it"
    CODE = "a code of {least} to {most} letters, digits and signs, without accents"
    NUMBER = "a number of 1 to {most} letters, digits and signs, without accents"
    UID = "the UID of a card: 4, 7 or 10 bytes in hex, such as 04A1B2C3D4E5F6; not of a phone"
    HEX = "{digits} hex digits, as the export of a kiosk writes them"
    KEPT_PIN = "nothing, or as the export of a kiosk writes it: never the PIN itself"
    LANGUAGE = "a language of two letters, such as nl, fr or en"
    ONE_OF = "{choices}"
    DAY = "a day, such as 24-12-2026 or 2026-12-24"
    DAY_BETWEEN = "a day from {first} to {last}"
    DAY_FROM = "a day from {first} on"
    TIME = "a day, such as 24-12-2026 or 2026-12-24, with a time such as 14:30"
    AMOUNT = "an amount in euro from 0 to {most}, such as 12,50"
    WHOLE = "a whole number from {least} to {most}"
    YES = "ja or nee (yes or no, oui or non)"
    PARTS_ONCE = "each part once, with how many of it are missing and broken"
    LIST = "a list in JSON, such as {example}"
    PART_NAMES = "names of 1 to {most} characters that can be printed"
    MEMBERS_NUMBER = "a number of the member"
    NAME = "a name"
    OTHER_NUMBER = "another number: who had this one was erased"
    CODE_ON_IT = "the code that stands on it: without one it cannot be lent"
    NOT_SWAPPED = "nothing: {place} does not swap"
    NOT_GONE = "missing or withdrawn, for what is lent"
    SET_ASIDE = "a day, where there is a member for whom it is set aside; else nothing"
    CARD = "the UID of the card"
    OWN_CARD = "a card that is not that of another member"
    STRIPS = "at most {most}"
    NO_STRIPS = "nothing: {plan} has no strips"
    ITEMS_CODE = "the code of an item"
    LENT = "the day on which it was lent"
    ITEM_HERE = "an item that is here: the kiosk has it lent since another moment"
    NAME_OF_ONE = "a name that one member has; with --members and the file of the members, the e-mail tells"
    MEMBER = "a member of the house: import the members first"
    READY = "a moment, a last day and a code for what is set aside; else none of them"
    PROOF = "letter or uitpas"
    CARD_OF_HOUSE = "a card of the house: import the cards first"
    ITEM_OR_CATEGORY = "either an item or a category"
    ROLE = "volunteer or coordinator"
    MESSAGE = "at most 120 characters"
    ACCOUNT = "owed, deposit or points"
    BALANCE = "an amount in euro, or a number of points"
    POINTS = "a whole number of points"
    NOT_BELOW = "0 or more"
    ITEM_OF_HOUSE = "the code of an item of the house: import the items first"
    CODE_OF_ITEM = "a code that nothing else has: this one is of an item"
    CODE_OF_MEMBER = "a code that nothing else has: this one is of a member"
    CODE_OF_TAG = "a code that nothing else has: this one is of a tag"
    NUMBER_OF_MEMBER = "the number of a member"
    MEMBER_OF_HOUSE = "the number of a member of the house: import the members first"
    INITIATIVE = "{choices}; or say --initiative"
    CATEGORY = "{choices}; or say --category"
    KNOWN_WORD = "{choices}; or a mapping file says what is meant (--columns)"
    NO_PLANS = "nothing: {place} has no subscriptions"
    ONCE = "each once; line {line} says something else of it"

    def __call__(self, **facts: object) -> "Allowed":
        return Allowed(self, {name: str(fact) for name, fact in facts.items()})


@dataclass(frozen=True, slots=True)
class Allowed:
    """The rule for one cell, with its facts. As a text it is the sentence of the command line."""

    must: Must
    facts: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.must.value.format_map(self.facts)


@dataclass(frozen=True, slots=True)
class Problem:
    """The reason why a row cannot be imported: the column by its name in the sheet, the value there, and what is
    allowed.
    """

    line: int
    column: str
    value: str
    allowed: Allowed


class Unfit(Enum):
    """The reasons why a file cannot be imported as a sheet. The value is the sentence of the command line."""

    OLD_EXCEL = "This is a workbook of an old Excel (.xls): save it as .xlsx or as CSV."
    NO_SHEET = "This is neither CSV nor an Excel workbook."
    DAMAGED = "This workbook is damaged, or it is no workbook."
    EMPTY = "There is nothing in it."
    UNREADABLE_LINE = "A line of it cannot be read."
    UNKNOWN_HEADER = "This header is of no program that is known, and of no plain sheet."
    MAPPING = "The mapping file beside it cannot be used."
    TOO_LARGE = "It is too large."
    UNREADABLE = "It cannot be read from the stick."
    ROLES = "Who is a volunteer or a coordinator is imported on the command line only."
    GONE = "It is not kept here any more: put the stick in again."
    NOT_KEPT = "The kiosk could not go on with it."


class SheetJob(Enum):
    """The jobs that can be done with a sheet."""

    CHECK = "check"
    IMPORT = "import"
    """Import the sheet without its wrong rows."""
    TAKE_BACK = "take back"


class SheetPhase(Enum):
    """The progress of a sheet. A phase that ends in -ING was cut off if the service is not busy."""

    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    IMPORTED = "imported"
    TAKING_BACK = "taking back"
    TAKEN_BACK = "taken back"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class StickSheet:
    """A sheet by its name on the stick; `digest` is the same for the same content.

    `kind` is what its rows are, empty while unknown. `added`, `changed` and `same` count the rows that are new, that
    differ from the house and that are as they were; `wrong` counts the rows that cannot be imported, `first_problems`
    has some of their problems. `done` of `total` rows are finished while the service is busy. `number` is that of the
    import, `began` its beginning in UTC: after an older backup was restored, another import may have the number. After
    an import was taken back, `stays` counts the rows that stay because they are in use. `changed_since_check`: an
    import was requested, but the problems are no longer those that the desk showed, so nothing was imported.
    """

    name: str
    digest: str
    phase: SheetPhase = SheetPhase.CHECKING
    kind: str = ""
    added: int = 0
    changed: int = 0
    same: int = 0
    wrong: int = 0
    first_problems: tuple[Problem, ...] = ()
    done: int = 0
    total: int = 0
    number: int = 0
    began: datetime | None = None
    stays: int = 0
    changed_since_check: bool = False
    unfit: Unfit | None = None

    @property
    def to_write(self) -> int:
        """The number of rows that an import adds or changes."""
        return self.added + self.changed


@dataclass(frozen=True, slots=True)
class SheetsRead:
    """The sheets, in the order in which they are to be imported; `busy`: the service works on them now."""

    sheets: tuple[StickSheet, ...] = ()
    busy: bool = False

    def sheet(self, digest: str) -> StickSheet | None:
        """The sheet with this digest; None if there is none."""
        return next((one for one in self.sheets if one.digest == digest), None)


def begun(sheet: StickSheet, job: SheetJob) -> StickSheet | None:
    """The sheet after this job was requested; None if the job cannot be done with it as it is."""
    match job, sheet.phase:
        case SheetJob.CHECK, SheetPhase.CHECKING | SheetPhase.CHECKED:
            phase = SheetPhase.CHECKING
        case SheetJob.IMPORT, SheetPhase.CHECKED | SheetPhase.IMPORTING if sheet.to_write:
            phase = SheetPhase.IMPORTING
        case SheetJob.TAKE_BACK, SheetPhase.IMPORTED | SheetPhase.TAKING_BACK:
            phase = SheetPhase.TAKING_BACK
        case _:
            return None
    return replace(sheet, phase=phase, changed_since_check=False, done=0, total=0)
