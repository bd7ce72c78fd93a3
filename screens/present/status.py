"""The line that `systemctl status` shows: fixed English words for an installer, with nothing about the visitor."""

from kiosk.lending.model import Device, Trouble
from kiosk.lending.states import Asking, Goodbye, Session, Visiting, Welcome
from kiosk.lending.volunteers.shift import (
    AtCheckIn,
    AtFigures,
    AtFindings,
    AtHours,
    AtInactive,
    AtInbox,
    AtItem,
    AtLastVisit,
    AtMember,
    AtOverdue,
    AtPaper,
    AtPastOperations,
    AtPutAway,
    AtSheets,
    AtStock,
    AtTiles,
    Searching,
    Shift,
    ShiftPage,
)

PAGES: dict[type[ShiftPage], str] = {
    AtTiles: "home",
    AtCheckIn: "check-in",
    AtInbox: "inbox",
    Searching: "search",
    AtMember: "member",
    AtItem: "thing",
    AtStock: "stock-take",
    AtHours: "hours",
    AtInactive: "inactive members",
    AtOverdue: "late",
    AtFigures: "figures",
    AtFindings: "looked over",
    AtSheets: "sheets of a stick",
    AtPutAway: "put away",
    AtPastOperations: "undo",
    AtLastVisit: "last visit",
    AtPaper: "from paper",
}
"""The word for each page of the volunteers' desk."""
BUSY = ("visit", "volunteer", "goodbye")
"""The words with which the line begins while somebody is at the kiosk; `systemd/kiosk-version` waits while they are
there.
"""


def status(session: Session) -> str:
    """The line, such as `visit, 3 lines; reader ok; scanner ok; printer out of paper`; the lines are the items
    scanned.
    """
    devices = [_device(session, device) for device in (Device.READER, Device.SCANNER, Device.PRINTER)]
    if ledger := _ledger(session):
        why = f": {session.ledger_fault.value}" if session.ledger_fault else ""
        devices.append(f"ledger {ledger.value}{why}")
    if session.trouble(Device.CLOCK) is Trouble.DOUBTED:
        devices.append("clock doubted")
    return "; ".join((_doing(session), *devices))


def _doing(session: Session) -> str:
    match session.shown:
        case Welcome():
            return "welcome"
        case Goodbye():
            return "goodbye"
        case Shift() as shift:
            return _of_shift(shift)
        case Visiting(scanned=1):
            return "visit, 1 line"
        case Visiting(scanned=scanned):
            return f"visit, {scanned} lines"


def _of_shift(shift: Shift) -> str:
    """The part for a shift, such as `volunteer, check-in, 3 back, not kept`: the page, how many came back, and the
    notice.
    """
    parts = ["volunteer", f"{shift.form.kind.value} to type" if shift.form else PAGES[type(shift.page)]]
    if isinstance(shift.page, AtCheckIn) and not shift.form:
        parts.append(f"{shift.taken_back} back")
    if shift.notice:
        parts.append(shift.notice.kind.value)
    return ", ".join(parts)


def _device(session: Session, device: Device) -> str:
    trouble = session.trouble(device)
    return f"{device.value} {trouble.value if trouble else 'ok'}"


def _ledger(session: Session) -> Trouble | None:
    silent = isinstance(session.doing, Asking) and session.doing.silent
    return session.trouble(Device.LEDGER) or (Trouble.SILENT if silent else None)
