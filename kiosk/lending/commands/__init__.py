"""Whatever a volunteer, a coordinator or the command line changes, as one frozen value each: a command.

A command is one transaction, noted with its actor. `db.ledger.table` says which function carries out which command, and
which right it takes. Amounts are in cents and more than 0, texts are of one line.

The unions here decide what a command is to the volunteers' desk: whether the desk may send it (`DeskCommand`, or else
`OfficeCommand`), what the desk shows after it (`MemberCommand`, `ItemCommand` …), and whether the desk asks for the PIN
before it (for all but `FREE_OF_PIN`). A new command belongs in one of them.
"""

from kiosk.lending.commands.done import Done
from kiosk.lending.commands.hours import AsUsual, CloseToday, OpenUntil
from kiosk.lending.commands.house import (
    DEFAULT_COLOUR,
    AddInitiative,
    ApplyHouse,
    AppointCoordinator,
    Fate,
    GiveRole,
    HousePlan,
    InitiativeChange,
    OpenHouse,
    RememberKey,
    Role,
    TakeRole,
)
from kiosk.lending.commands.inbox import CheckIn, SettleEntry
from kiosk.lending.commands.items import AddItem, Details, MarkItem, SetInstructions, SetParts, SetPhoto, SetShelf
from kiosk.lending.commands.lending import CancelReservation, KeepItem, LendTo, ReleaseItem, ReserveFor
from kiosk.lending.commands.members import (
    AddMember,
    Block,
    ConfirmAdult,
    EraseMember,
    GiveCard,
    GiveCardOfSlip,
    LoseCard,
    MemberRef,
    NoteProof,
    ReportCardLost,
    SetPin,
    ShowHow,
    Unblock,
    WithdrawMessage,
    WriteMessage,
)
from kiosk.lending.commands.money import (
    ApproveGift,
    CountGifts,
    ReturnDeposit,
    Subscribe,
    TakeDeposit,
    TakePayment,
    TakePaymentByReference,
    Waive,
)
from kiosk.lending.commands.paper import LentOnPaper, ReturnedOnPaper
from kiosk.lending.commands.scanners import SetLayout
from kiosk.lending.commands.stock import BeginCount, CountItem, EndCount, PutAway
from kiosk.lending.commands.time import ConfirmTime
from kiosk.lending.commands.undoing import UndoOperation

MemberCommand = (
    LendTo
    | ReserveFor
    | CancelReservation
    | GiveCard
    | GiveCardOfSlip
    | LoseCard
    | Subscribe
    | TakePayment
    | TakeDeposit
    | ReturnDeposit
    | Waive
    | CountGifts
    | NoteProof
    | ShowHow
    | ConfirmAdult
    | Block
    | Unblock
    | SetPin
    | WriteMessage
    | WithdrawMessage
    | AddMember
)
"""After one of these the volunteers' desk shows the file of the member."""

ItemCommand = MarkItem | SetInstructions | SetParts | SetShelf | AddItem
HoursCommand = OpenUntil | CloseToday | AsUsual
StockCommand = BeginCount | CountItem | EndCount
PrivacyCommand = EraseMember
InboxCommand = CheckIn | SettleEntry
PaperCommand = LentOnPaper | ReturnedOnPaper
DeskCommand = (
    MemberCommand
    | ItemCommand
    | HoursCommand
    | StockCommand
    | InboxCommand
    | PaperCommand
    | UndoOperation
    | ConfirmTime
    | SetLayout
    | PrivacyCommand
    | PutAway
)
"""What the volunteers' desk has a form or a button for."""

OfficeCommand = (
    ReportCardLost
    | TakePaymentByReference
    | ApproveGift
    | KeepItem
    | ReleaseItem
    | SetPhoto
    | OpenHouse
    | AddInitiative
    | ApplyHouse
    | GiveRole
    | AppointCoordinator
    | TakeRole
    | RememberKey
)
"""What only the command line has a verb for."""

Command = DeskCommand | OfficeCommand

FREE_OF_PIN = (*StockCommand.__args__, *HoursCommand.__args__, *ItemCommand.__args__, ConfirmTime, SetLayout, PutAway)
"""What changes neither members, money nor roles asks for no PIN at the volunteers' desk."""

__all__ = [
    "DEFAULT_COLOUR",
    "FREE_OF_PIN",
    "AddInitiative",
    "AddItem",
    "AddMember",
    "ApplyHouse",
    "AppointCoordinator",
    "ApproveGift",
    "AsUsual",
    "BeginCount",
    "Block",
    "CancelReservation",
    "CheckIn",
    "CloseToday",
    "Command",
    "ConfirmAdult",
    "ConfirmTime",
    "CountGifts",
    "CountItem",
    "DeskCommand",
    "Details",
    "Done",
    "EndCount",
    "EraseMember",
    "Fate",
    "GiveCard",
    "GiveCardOfSlip",
    "GiveRole",
    "HoursCommand",
    "HousePlan",
    "InboxCommand",
    "InitiativeChange",
    "ItemCommand",
    "KeepItem",
    "LendTo",
    "LentOnPaper",
    "LoseCard",
    "MarkItem",
    "MemberCommand",
    "MemberRef",
    "NoteProof",
    "OfficeCommand",
    "OpenHouse",
    "OpenUntil",
    "PrivacyCommand",
    "PutAway",
    "ReleaseItem",
    "RememberKey",
    "ReportCardLost",
    "ReserveFor",
    "ReturnDeposit",
    "ReturnedOnPaper",
    "Role",
    "SetInstructions",
    "SetLayout",
    "SetParts",
    "SetPhoto",
    "SetPin",
    "SetShelf",
    "SettleEntry",
    "ShowHow",
    "StockCommand",
    "Subscribe",
    "TakeDeposit",
    "TakePayment",
    "TakePaymentByReference",
    "TakeRole",
    "Unblock",
    "UndoOperation",
    "Waive",
    "WithdrawMessage",
    "WriteMessage",
]
