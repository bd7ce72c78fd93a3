"""Commands: each change by a volunteer, a coordinator or the command line is one frozen value.

A command is one transaction, noted with its actor. `db.ledger.table` lists for each command the function that carries
it out, the right that the actor needs, and what the desk shows after it. Amounts are in cents and more than 0, texts
are of one line.

A new command belongs in one of the unions here, named for what the desk shows after it (`MemberCommand`, `ItemCommand`
…), or in `OfficeCommand` if only the command line has a verb for it; a test compares them with the table. `FREE_OF_PIN`
lists the commands before which the desk asks for no PIN.
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
"""The commands after which the volunteers' desk shows the file of the member."""

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
"""The commands for which the volunteers' desk has a form or a button."""

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
"""The commands for which only the command line has a verb."""

Command = DeskCommand | OfficeCommand

FREE_OF_PIN = (
    *StockCommand.__args__,
    *HoursCommand.__args__,
    *ItemCommand.__args__,
    CheckIn,
    ConfirmTime,
    SetLayout,
    PutAway,
)
"""The commands that change neither members, money nor roles; the desk asks for no PIN before these."""

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
