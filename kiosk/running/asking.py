"""The methods of the ledger that answer the questions. A new question is one line here.

The fields of a question, in their order, are the arguments of its method, except those marked `"asked": False`. A
method that changes something takes the identity of the operation before them, so that it acts only once.
`tests/test_runtime.py` compares the fields of every question with the arguments of its method.
"""

from dataclasses import fields

from kiosk.lending.effects import (
    AwaitParts,
    ConfirmInstructions,
    CountSwap,
    Give,
    GiveBack,
    GiveUp,
    KeepHistory,
    Lend,
    LendOrReturn,
    OpenVisit,
    OpenVisitByNumber,
    Question,
    ReadCatalogue,
    ReadSaved,
    Reconsider,
    Renew,
    ReportParts,
    Reserve,
    TakeSlip,
    Undo,
)
from kiosk.lending.events import Answer
from kiosk.lending.model import Operation
from kiosk.lending.ports import Ledger, VolunteerLedger
from kiosk.lending.visit.notes import LeaveNote
from kiosk.lending.volunteers.questions import (
    AskForDocuments,
    AskForSheet,
    CheckPin,
    Do,
    ReadCounts,
    ReadFigures,
    ReadHours,
    ReadInactive,
    ReadInbox,
    ReadItem,
    ReadMember,
    ReadMemberOfCard,
    ReadOverdue,
    ReadPastOperations,
    ReadPutAway,
    ReadSheets,
    ReadUndoing,
    SearchItem,
    SearchMember,
    ShiftQuestion,
    WriteCount,
    WriteKept,
)

READS: dict[type[Question], str] = {
    OpenVisit: "open_visit",
    OpenVisitByNumber: "open_visit_by_number",
    Reconsider: "reconsider",
    ReadCatalogue: "catalogue",
    ReadSaved: "saved_by",
    ReadInbox: "inbox",
    SearchMember: "search_member",
    SearchItem: "search_item",
    ReadMember: "read_member",
    ReadMemberOfCard: "read_member_of_card",
    ReadItem: "read_item",
    ReadHours: "read_hours",
    ReadPastOperations: "read_past_operations",
    ReadUndoing: "read_undoing",
    ReadPutAway: "read_put_away",
    ReadCounts: "read_counts",
    WriteCount: "write_count",
    WriteKept: "write_kept",
    ReadInactive: "read_inactive",
    ReadOverdue: "read_overdue",
    ReadFigures: "read_figures",
    AskForDocuments: "ask_for_documents",
    ReadSheets: "read_sheets",
    AskForSheet: "ask_for_sheet",
    CheckPin: "check_pin",
}
"""For each question that needs no operation, the name of the method that answers it."""

CHANGES: dict[type[Question], str] = {
    TakeSlip: "take_slip",
    LendOrReturn: "lend_or_return",
    Lend: "lend",
    GiveBack: "give_back",
    Renew: "renew",
    Undo: "undo",
    ReportParts: "report_parts",
    AwaitParts: "await_parts",
    ConfirmInstructions: "confirm_instructions",
    CountSwap: "count_swap",
    Give: "give",
    Reserve: "reserve",
    GiveUp: "give_up",
    KeepHistory: "keep_history",
    LeaveNote: "leave_note",
    Do: "do_at_desk",
}
"""For each question that changes something, the name of the method that carries it out."""


def ask(ledger: Ledger, volunteers: VolunteerLedger, operation: Operation, question: Question) -> Answer:
    """The answer to this question from the members' ledger or the volunteers' ledger. Raises `LedgerError` as they
    do.
    """
    asked = volunteers if isinstance(question, ShiftQuestion) else ledger
    arguments = [getattr(question, field.name) for field in fields(question) if field.metadata.get("asked", True)]
    kind = type(question)
    if kind in CHANGES:
        answer: Answer = getattr(asked, CHANGES[kind])(operation, *arguments)
    else:
        answer = getattr(asked, READS[kind])(*arguments)
    return answer
