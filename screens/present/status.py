"""The line that `systemctl status` shows: fixed English words for an installer, with nothing of the visitor in it."""

from kiosk.lending.model import Device, Trouble
from kiosk.lending.states import Asking, Parting, Session, Visiting, Welcome
from kiosk.lending.volunteers.shift import Shift


def status(session: Session) -> str:
    """Such as `visit, 3 lines; reader ok; scanner ok; printer out of paper`; the lines are the things scanned."""
    told = [_told(session, device) for device in (Device.READER, Device.SCANNER, Device.PRINTER)]
    if ledger := _ledger(session):
        told.append(f"ledger {ledger.value}")
    return "; ".join((_doing(session), *told))


def _doing(session: Session) -> str:
    match session.shown:
        case Welcome():
            return "welcome"
        case Parting():
            return "goodbye"
        case Shift():
            return "volunteer"
        case Visiting(scanned=1):
            return "visit, 1 line"
        case Visiting(scanned=scanned):
            return f"visit, {scanned} lines"


def _told(session: Session, device: Device) -> str:
    trouble = session.trouble(device)
    return f"{device.value} {trouble.value if trouble else 'ok'}"


def _ledger(session: Session) -> Trouble | None:
    silent = isinstance(session.doing, Asking) and session.doing.silent
    return session.trouble(Device.LEDGER) or (Trouble.SILENT if silent else None)
