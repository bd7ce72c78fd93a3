"""States in which a coordinator has the kiosk looked over, with a finding of each kind."""

from datetime import UTC, datetime

from kiosk.lending.model import Device, SessionSettings, Trouble
from kiosk.lending.upkeep.findings import Finding, KioskExamined, Subject, What, found
from kiosk.lending.volunteers.events import FindingsWanted
from tests.gallery.play import Scenes, lost, play
from tests.gallery.volunteer_files import here

NOON = datetime(2026, 11, 23, 11, 30, tzinfo=UTC)
WELL = (
    found(Subject.BACKUP, What.BACKUP_GOOD, "blauw, rood", days=1),
    found(Subject.CLOCK, What.CLOCK_ON_BATTERY, moment=NOON),
    found(Subject.DISPLAY, What.DISPLAY_THERE, "HDMI-A-1", mode="1280x800"),
    found(Subject.TOUCH, What.TOUCH_THERE, "ILITEK ILITEK-TP"),
    found(Subject.SOUND, What.SOUND_THERE, "USB Audio Device"),
    found(Subject.DISK, What.DISK_ROOM, "/var/lib/deelkiosk", percent=31),
    found(Subject.FILES, What.FILES_SAFE, "/var/lib/deelkiosk", kind="ext4"),
    found(Subject.POWER, What.POWER_ENOUGH),
    found(Subject.HEAT, What.HEAT_FINE, degrees=54),
    found(Subject.PAGE, What.PAGE_WRITES, page=16, languages="nl, fr, en", drawn=""),
)
ILL = (
    found(Subject.BACKUP, What.BACKUP_OLD, "blauw", days=12),
    found(Subject.DISPLAY, What.DISPLAY_OTHER_SIZE, "HDMI-A-1", mode="1920x1080", size="1280x800"),
    found(Subject.TOUCH, What.TOUCH_UNTOLD, "ILITEK ILITEK-TP"),
    found(Subject.CLOCK, What.CLOCK_NO_BATTERY, moment=NOON),
    found(Subject.FILES, What.FILES_ERRORS, "/var/lib/deelkiosk", n=3),
    found(Subject.WEAR, What.WEAR_UNTOLD, "mmcblk0"),
    found(Subject.POWER, What.POWER_WAS_LOW),
    found(Subject.READER, What.READER_HANGS, "pcsc", model="ACR122U"),
    found(Subject.SCANNER, What.IN_THE_WAY, program="ModemManager", service="ModemManager"),
)


def examined(*findings: Finding) -> tuple[FindingsWanted, KioskExamined]:
    return FindingsWanted(), KioskExamined(findings)


def while_it_is_looked_over(desk: SessionSettings) -> Scenes:
    empty = lost(Device.PRINTER, Trouble.PAPER_OUT)
    ill = play(desk, empty, *here(desk), *examined(*WELL[4:6], *ILL))
    return {
        "desk-findings-waiting": play(desk, *here(desk), FindingsWanted()),
        "desk-findings-well": play(desk, *here(desk), *examined(*WELL)),
        "desk-findings-ill": ill,
        "desk-findings-opened": ill,
    }
