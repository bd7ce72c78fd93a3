"""The page of the desk with all findings of a kiosk that was looked over, for a coordinator."""

from collections.abc import Iterator

from kiosk.lending.model import Device
from kiosk.lending.states import Session
from kiosk.lending.upkeep.findings import Finding, Subject, Weight, of_device, worst_first
from kiosk.lending.volunteers.events import FindingsWanted
from kiosk.lending.volunteers.shift import AtFindings, Shift
from screens.present.doctor.sentences import advice_of, sentence_of, subject_name
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.rows import RowGroup, RowsView, RowView
from screens.present.volunteers.ways import back, shut
from screens.present.words import Words

DEVICES = (Device.READER, Device.SCANNER, Device.PRINTER)
"""The devices whose state the kiosk knows itself."""
ICONS = {
    Subject.KEY: "lock-outline",
    Subject.LABELS: "barcode",
    Subject.BACKUP: "tray-arrow-down",
    Subject.CLOCK: "clock-outline",
    Subject.DISPLAY: "view-grid-outline",
    Subject.TOUCH: "gesture-tap",
    Subject.SOUND: "volume-high",
    Subject.POWER: "power-plug-off-outline",
    Subject.READER: "contactless-payment",
    Subject.SCANNER: "barcode-scan",
    Subject.PRINTER: "printer",
    Subject.PAGE: "translate",
}
"""The icon of a subject; subjects without one here are about the data and the machine."""


def findings_way(words: Words) -> Action:
    """The button that starts looking over the kiosk."""
    # Translators: a button of a coordinator: look whether everything of the kiosk itself is in order
    return Action(words("Kiosk nakijken"), FindingsWanted(), "wrench-outline", brief=words("Kiosk"))


def findings_view(session: Session, shift: Shift, place: AtFindings, words: Words) -> RowsView:
    """All findings, the worst first; while the kiosk is being looked over, a message that says so."""
    findings = place.findings
    return RowsView(
        key="findings",
        title=words("Kiosk nakijken"),
        icon="wrench-outline",
        close=back(words),
        # Translators: beside the title of a list: a touch on a row says what can be done
        aside="" if findings is None else words("Raak aan wat je wil oplossen."),
        groups=() if findings is None else tuple(_groups(session, findings, words)),
        nothing=Message("timer-sand", words("De kiosk kijkt zichzelf na…")) if findings is None else None,
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        actions=() if findings is None else (_again(words),),
        shut=shut(words),
    )


def _again(words: Words) -> Action:
    # Translators: a button: look whether everything is in order once more
    return Action(words("Kijk opnieuw"), FindingsWanted(), "restart", brief=words("Opnieuw"))


def _groups(session: Session, findings: tuple[Finding, ...], words: Words) -> Iterator[RowGroup]:
    known = tuple(of_device(device, session.trouble(device)) for device in DEVICES)
    everything = worst_first((*known, *findings))
    for weight in Weight:
        rows = tuple(_row(at, one, words) for at, one in enumerate(everything) if one.what.weight is weight)
        yield RowGroup(weight.name, rows, _heading(weight, words))


def _heading(weight: Weight, words: Words) -> str:
    match weight:
        case Weight.WRONG:
            # Translators: above what does not work
            return words("Dit moet in orde")
        case Weight.LOOK:
            # Translators: above what works, and could be better
            return words("Dit kan beter")
        case Weight.TOLD:
            return words("Goed om te weten")
    return words("In orde")


def _row(at: int, one: Finding, words: Words) -> RowView:
    # Translators: {about} is what a remark is about, such as the name of a display or of a backup stick
    about = words("Het gaat over: {about}", about=one.about) if one.about else ""
    return RowView(
        key=f"{at}",
        title=subject_name(one.subject, words),
        icon=ICONS.get(one.subject, "database-alert-outline"),
        detail=sentence_of(one, words),
        tone=Tone.LOOK if one.what.weight <= Weight.LOOK else Tone.CALM,
        facts=tuple(filter(None, (advice_of(one, words), about))),
    )
