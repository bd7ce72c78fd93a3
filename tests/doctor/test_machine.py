"""The doctor on a machine, read from folders laid out as /sys, /proc and /dev of Linux."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from db.place import mount_of
from devices.touch import extent, touch_screens
from kiosk.doctor.disk import look_at_disk
from kiosk.doctor.display import look_at_display, look_at_touch
from kiosk.doctor.machine import Root, holder
from kiosk.doctor.power import look_at_power
from kiosk.doctor.printer import letters_of
from kiosk.doctor.reader import look_at_conflicts
from kiosk.doctor.scanner import look_for_rivals_of_scanner
from kiosk.doctor.sound import is_muted, look_at_sound
from kiosk.lending.upkeep.findings import Finding, What
from kiosk.settings import Cards, Scanner, Sound

Files = dict[str, str]


def machine(folder: Path, files: Files, *, denied: str = "nothing") -> Root:
    """Makes a machine of these files; a file with `denied` in its name may not be used."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Root(folder, lambda path: denied not in str(path.relative_to(folder)))


def kinds(findings: Iterable[Finding]) -> list[What]:
    return [one.what for one in findings]


# --- display and touch -------------------------------------------------------------------------------------------

HDMI = "sys/class/drm/card1-HDMI-A-1"
ONE_DISPLAY = {
    f"{HDMI}/status": "connected\n",
    f"{HDMI}/modes": "1280x800\n1024x768\n",
    "sys/class/drm/card1-HDMI-A-2/status": "disconnected\n",
    "sys/class/drm/card1-Writeback-1/status": "unknown\n",
    "dev/dri/card1": "",
}
TWO_DISPLAYS = ONE_DISPLAY | {
    "sys/class/drm/card1-HDMI-A-2/status": "connected\n",
    "sys/class/drm/card1-HDMI-A-2/modes": "1920x1080\n",
}


@pytest.mark.parametrize(
    ("files", "size", "found"),
    [
        (ONE_DISPLAY, "fullscreen", [What.DISPLAY_THERE]),
        (ONE_DISPLAY, "1280x800", [What.DISPLAY_THERE]),
        (ONE_DISPLAY, "800x480", [What.DISPLAY_OTHER_SIZE]),
        (ONE_DISPLAY | {f"{HDMI}/modes": ""}, "800x480", [What.DISPLAY_THERE]),
        (ONE_DISPLAY | {f"{HDMI}/status": "disconnected\n"}, "fullscreen", [What.DISPLAY_NONE]),
        (TWO_DISPLAYS, "fullscreen", [What.DISPLAY_THERE, What.DISPLAY_THERE, What.DISPLAY_SEVERAL]),
        ({}, "fullscreen", [What.DISPLAY_UNKNOWN]),
        (
            ONE_DISPLAY | {"proc/cmdline": "quiet video=HDMI-A-1:1280x800,rotate=90 root=/dev/sda2\n"},
            "fullscreen",
            [What.DISPLAY_THERE, What.DISPLAY_ONLY_TEXT_TURNED],
        ),
        (ONE_DISPLAY | {"proc/cmdline": "video=HDMI-A-1:1280x800,rotate=0"}, "fullscreen", [What.DISPLAY_THERE]),
    ],
)
def test_each_state_of_the_display_has_its_finding(tmp_path: Path, files: Files, size: str, found: list[What]) -> None:
    assert kinds(look_at_display(machine(tmp_path, files), size)) == found


def test_a_display_that_this_user_may_not_draw_on_is_found(tmp_path: Path) -> None:
    root = machine(tmp_path, ONE_DISPLAY, denied="dri")
    assert kinds(look_at_display(root, "fullscreen")) == [What.DISPLAY_DENIED]


EVENT = "sys/class/input/event3/device"
TOUCH = {
    f"{EVENT}/name": "ILITEK ILITEK-TP\n",
    f"{EVENT}/properties": "2\n",
    f"{EVENT}/capabilities/abs": "2618000 3\n",
    "sys/class/input/event4/device/name": "a touch pad",
    "sys/class/input/event4/device/properties": "5\n",
    "sys/class/input/event4/device/capabilities/abs": "260800000000003\n",
}


@pytest.mark.parametrize(
    ("counts", "mode", "found"),
    [
        ((16384, 9600), "1280x800", What.TOUCH_THERE),
        ((9600, 16384), "1280x800", What.TOUCH_TURNED),
        ((9600, 16384), "800x1280", What.TOUCH_THERE),
        ((4095, 4095), "1280x800", What.TOUCH_UNTOLD),
        (None, "1280x800", What.TOUCH_UNTOLD),
        ((16384, 9600), "", What.TOUCH_UNTOLD),
    ],
)
def test_each_touch_screen_beside_the_display_has_its_finding(
    tmp_path: Path, counts: tuple[int, int] | None, mode: str, found: What
) -> None:
    root = machine(tmp_path, ONE_DISPLAY | TOUCH | {f"{HDMI}/modes": f"{mode}\n"})
    assert [one.name for one in touch_screens(root.at("sys/class/input"))] == ["ILITEK ILITEK-TP"]
    assert kinds(look_at_touch(root, lambda device: counts if device.name == "event3" else (1, 1))) == [found]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"run/udev/data/c13:67": "E:ID_INPUT_TOUCHSCREEN=1\nE:LIBINPUT_CALIBRATION_MATRIX=1 0 0 0 1 0\n"}, []),
        ({"run/udev/data/c13:68": "E:LIBINPUT_CALIBRATION_MATRIX=-1 0 1 0 -1 1\n"}, []),
        (
            {"run/udev/data/c13:67": "E:ID_INPUT=1\nE:LIBINPUT_CALIBRATION_MATRIX=-1 0 1 0 -1 1 0 0 1\n"},
            [What.TOUCH_TURNED_ELSEWHERE],
        ),
        ({"boot/firmware/config.txt": "#dtoverlay=vc4-kms-dsi-7inch,invx\n[all]\ndtoverlay=vc4-kms-v3d\n"}, []),
        (
            {"boot/firmware/config.txt": "dtoverlay=vc4-kms-v3d\ndtoverlay=vc4-kms-dsi-7inch,invx,invy\n"},
            [What.TOUCH_TURNED_ALONE],
        ),
        ({"boot/firmware/config.txt": "dtoverlay=vc4-kms-dsi-7inch\n  dtparam=swapxy\n"}, [What.TOUCH_TURNED_ALONE]),
    ],
)
def test_a_rule_that_turns_the_touch_alone_is_found(tmp_path: Path, files: Files, found: list[What]) -> None:
    root = machine(tmp_path, ONE_DISPLAY | TOUCH | {"sys/class/input/event3/dev": "13:67\n"} | files)
    assert kinds(look_at_touch(root, lambda _: (16384, 9600))) == [What.TOUCH_THERE, *found]


def test_a_touch_screen_without_a_range_of_coordinates_has_no_extent(tmp_path: Path) -> None:
    silent = SimpleNamespace(capabilities=dict, close=lambda: None)
    assert extent(tmp_path / "event3", lambda _: silent) is None


def test_a_missing_touch_screen_and_a_forbidden_one_are_found(tmp_path: Path) -> None:
    def refused(device: Path) -> None:
        raise PermissionError(device)

    assert kinds(look_at_touch(machine(tmp_path / "one", ONE_DISPLAY))) == [What.TOUCH_NONE]
    assert kinds(look_at_touch(machine(tmp_path / "other", TOUCH), refused)) == [What.TOUCH_DENIED]


# --- sound -------------------------------------------------------------------------------------------------------

CARD = {
    "proc/asound/cards": " 0 [vc4hdmi0       ]: vc4-hdmi - vc4-hdmi-0\n                      vc4-hdmi-0\n",
    "dev/snd/controlC0": "",
}
LOUD = """\
Simple mixer control 'Master',0
  Capabilities: pvolume pswitch
  Playback channels: Front Left - Front Right
  Limits: Playback 0 - 65536
  Front Left: Playback 44000 [67%] [on]
  Front Right: Playback 44000 [67%] [on]
Simple mixer control 'Capture',0
  Front Left: Capture 0 [0%] [off]
"""


@pytest.mark.parametrize(
    ("files", "denied", "mixer", "found"),
    [
        (CARD, "nothing", LOUD, What.SOUND_THERE),
        (CARD, "nothing", "", What.SOUND_THERE),
        (CARD, "nothing", LOUD.replace("[on]", "[off]"), What.SOUND_MUTED),
        (CARD, "nothing", LOUD.replace("67%", "0%"), What.SOUND_MUTED),
        (CARD, "snd", LOUD, What.SOUND_DENIED),
        ({"proc/asound/cards": "--- no soundcards ---\n"}, "nothing", LOUD, What.SOUND_NONE),
        ({}, "nothing", "", What.SOUND_NONE),
    ],
)
def test_each_state_of_the_sound_has_its_finding(
    tmp_path: Path, files: Files, denied: str, mixer: str, found: What
) -> None:
    root = machine(tmp_path, files, denied=denied)
    assert kinds(look_at_sound(root, Sound(speech_volume=0), lambda: mixer)) == [found]


def test_sound_is_not_looked_at_where_its_volume_is_0(tmp_path: Path) -> None:
    assert kinds(look_at_sound(Root(tmp_path), Sound(volume=0, speech_volume=0))) == [What.SOUND_OFF]


def test_one_sound_control_that_is_not_muted_is_enough() -> None:
    assert not is_muted(LOUD.replace("[on]", "[off]", 1))


# --- disk --------------------------------------------------------------------------------------------------------

DATA = "/data/kiosk.db"
PARTITION = "sys/dev/block/179:2"


def mounted(kind: str = "ext4", options: str = "rw,noatime", device: str = "179:2") -> Files:
    lines = ("22 1 179:1 / / ro,relatime - squashfs /dev/root ro", f"30 22 {device} / /data {options} - {kind} x rw")
    return {"proc/self/mountinfo": "\n".join(lines)}


def card(folder: Path, files: Files) -> Root:
    """A machine whose data are on the second partition of a memory card or eMMC with these files."""
    disk = "sys/devices/mmc0/mmcblk0"
    root = machine(folder, {f"{disk}/mmcblk0p2/partition": "2", **files})
    (folder / "sys/dev/block").mkdir(parents=True)
    (folder / PARTITION).symlink_to(folder / disk / "mmcblk0p2")
    return root


OF_DISK = "sys/devices/mmc0/mmcblk0/device"


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (mounted(), [What.FILES_SAFE]),
        (mounted("f2fs"), [What.FILES_SAFE]),
        (mounted("vfat"), [What.FILES_LOSE]),
        (mounted(options="ro,noatime"), [What.FILES_READ_ONLY]),
        (mounted() | {"sys/fs/ext4/mmcblk0p2/errors_count": "0\n"}, [What.FILES_SAFE]),
        (mounted() | {"sys/fs/ext4/mmcblk0p2/errors_count": "4\n"}, [What.FILES_ERRORS]),
        (mounted() | {f"{OF_DISK}/type": "SD\n"}, [What.FILES_SAFE, What.WEAR_UNTOLD]),
        (
            mounted() | {f"{OF_DISK}/type": "MMC\n", f"{OF_DISK}/life_time": "0x01 0x02\n"},
            [What.FILES_SAFE, What.WEAR_LITTLE],
        ),
        (mounted() | {f"{OF_DISK}/life_time": "0x08 0x02\n"}, [What.FILES_SAFE, What.WEAR_MUCH]),
        (
            mounted() | {f"{OF_DISK}/life_time": "0x02 0x02", f"{OF_DISK}/pre_eol_info": "0x02\n"},
            [What.FILES_SAFE, What.WEAR_MUCH],
        ),
        (mounted() | {f"{OF_DISK}/life_time": "0x0b 0x02\n"}, [What.FILES_SAFE, What.WEAR_END]),
        (mounted() | {f"{OF_DISK}/life_time": "0x00 0x00\n"}, [What.FILES_SAFE]),
        ({}, []),
    ],
)
def test_each_state_of_the_disk_of_the_data_has_its_finding(tmp_path: Path, files: Files, found: list[What]) -> None:
    assert kinds(look_at_disk(card(tmp_path, files), Path(DATA), date(2026, 11, 29))) == found


DISK = "sys/devices/mmc0/mmcblk0"
SD = mounted() | {f"{OF_DISK}/type": "SD\n", f"{DISK}/size": "62333952\n"}
"""The files of a memory card of 32 GB, as on a Raspberry Pi."""


def written(sectors: int, uptime: str) -> Files:
    """The files of a disk with so many sectors written and of the uptime, in seconds on and idle."""
    return {
        f"{DISK}/stat": f"   8535 5044 556954 32000 11294 32061 {sectors} 74104 0 47080 106072\n",
        "proc/uptime": uptime,
    }


@pytest.mark.parametrize(
    ("made", "found"),
    [
        ("12/2021", What.WEAR_UNTOLD),
        ("11/2021", What.WEAR_OLD),
        ("06/2015", What.WEAR_OLD),
        ("03/2031", What.WEAR_UNTOLD),
        ("00/2000", What.WEAR_UNTOLD),
        ("", What.WEAR_UNTOLD),
    ],
)
def test_a_memory_card_of_five_years_is_found_old(tmp_path: Path, made: str, found: What) -> None:
    root = card(tmp_path, SD | {f"{OF_DISK}/date": f"{made}\n"})
    assert kinds(look_at_disk(root, Path(DATA), date(2026, 11, 29))) == [What.FILES_SAFE, found]


@pytest.mark.parametrize(
    ("told", "found", "megabytes"),
    [
        (written(346760, "864000.11 3199.90\n"), [What.WEAR_SLOW], 18),
        (written(2493358, "86400.00 3199.90\n"), [What.WEAR_SLOW], 1277),
        (written(2493359, "86400.00 3199.90\n"), [What.WEAR_FAST], 1277),
        (written(2493359, "172800.00 3199.90\n"), [What.WEAR_SLOW], 638),
        (written(2493359, "3600.00 3199.90\n"), [What.WEAR_FAST], 1277),
        (written(346760, "86399.99 3199.90\n"), [], None),
        (written(346760, "") | {f"{DISK}/stat": "8535 5044\n"}, [], None),
        ({f"{DISK}/stat": written(346760, "")[f"{DISK}/stat"]}, [], None),
    ],
)
def test_the_bytes_written_to_a_disk_in_a_day_are_judged(
    tmp_path: Path, told: Files, found: list[What], megabytes: int | None
) -> None:
    findings = list(look_at_disk(card(tmp_path, SD | told), Path(DATA), date(2026, 11, 29)))
    assert kinds(findings) == [What.FILES_SAFE, What.WEAR_UNTOLD, *found]
    assert findings[-1].values.get("megabytes") == megabytes


def test_a_disk_that_tells_its_wear_is_not_judged_by_the_bytes_written(tmp_path: Path) -> None:
    told = {f"{OF_DISK}/life_time": "0x01 0x01\n", f"{DISK}/size": "62333952\n"}
    root = card(tmp_path, mounted() | told | written(9_000_000, "86400.00 0.00"))
    assert kinds(look_at_disk(root, Path(DATA), date(2026, 11, 29))) == [What.FILES_SAFE, What.WEAR_LITTLE]


def test_the_innermost_mount_of_the_data_counts_as_read_only_or_writable() -> None:
    inner = mount_of(mounted()["proc/self/mountinfo"], DATA)
    assert inner is not None
    assert (inner.folder, inner.device, inner.kind, inner.read_only) == ("/data", "179:2", "ext4", False)
    disk = mount_of("30 22 8:1 / / rw - ext4 /dev/sda1 ro,errors=remount-ro", DATA)
    assert disk is not None
    assert disk.read_only
    writable = mount_of("30 22 8:1 / / rw - ext4 /dev/sda1 rw,errors=remount-ro", DATA)
    assert writable is not None
    assert not writable.read_only


# --- power and heat ----------------------------------------------------------------------------------------------

THROTTLED = "sys/devices/platform/soc/soc:firmware/get_throttled"
VOLTS = {"sys/class/hwmon/hwmon1/name": "rpi_volt\n"}


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, []),
        ({THROTTLED: "0\n"}, [What.POWER_ENOUGH]),
        ({THROTTLED: "50000\n"}, [What.POWER_WAS_LOW]),
        ({THROTTLED: "50005\n"}, [What.POWER_LOW]),
        (VOLTS | {"sys/class/hwmon/hwmon1/in0_lcrit_alarm": "1\n"}, [What.POWER_LOW]),
        (VOLTS | {"sys/class/hwmon/hwmon1/in0_lcrit_alarm": "0\n"}, [What.POWER_ENOUGH]),
        (
            {
                "sys/class/thermal/thermal_zone0/type": "cpu-thermal\n",
                "sys/class/thermal/thermal_zone0/temp": "81200\n",
                "sys/class/thermal/thermal_zone1/type": "acpitz\n",
                "sys/class/thermal/thermal_zone1/temp": "120000\n",
            },
            [What.HEAT_HIGH],
        ),
        (
            {"sys/class/thermal/thermal_zone0/type": "cpu-thermal", "sys/class/thermal/thermal_zone0/temp": "54000"},
            [What.HEAT_FINE],
        ),
    ],
)
def test_each_state_of_power_and_heat_has_its_finding(tmp_path: Path, files: Files, found: list[What]) -> None:
    assert kinds(look_at_power(machine(tmp_path, files))) == found


# --- what gets in the way of a device ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "reader", "found"),
    [
        ({}, "pcsc", []),
        (
            {"proc/modules": "pn533_usb 20480 0 - Live 0x0\nnfc 131072 1 pn533, Live 0x0\n"},
            "pcsc",
            [What.READER_AT_RISK],
        ),
        ({"proc/modules": "nfct 20480 0 - Live 0x0\n"}, "pcsc", []),
        ({"proc/modules": "nfc 131072 0 - Live 0x0\n"}, "simulated", []),
        (
            {"sys/bus/usb/devices/1-1/idVendor": "072f\n", "sys/bus/usb/devices/1-1/idProduct": "2200\n"},
            "pcsc",
            [What.READER_HANGS],
        ),
        ({"sys/bus/usb/devices/1-1/idVendor": "072f\n", "sys/bus/usb/devices/1-1/idProduct": "223b\n"}, "pcsc", []),
    ],
)
def test_each_trouble_with_a_reader_has_its_finding(
    tmp_path: Path, files: Files, reader: str, found: list[What]
) -> None:
    assert kinds(look_at_conflicts(machine(tmp_path, files), Cards(reader=reader))) == found


@pytest.mark.parametrize(
    ("port", "found"),
    [("auto", [What.IN_THE_WAY] * 2), ("serial:/dev/ttyACM0", [What.IN_THE_WAY] * 2), ("evdev:/dev/input/event1", [])],
)
def test_programs_that_would_take_a_scanner_are_found(tmp_path: Path, port: str, found: list[What]) -> None:
    files = {"proc/17/comm": "ModemManager\n", "proc/18/comm": "brltty\n", "proc/19/comm": "sshd\n"}
    assert kinds(look_for_rivals_of_scanner(machine(tmp_path, files), Scanner(port=port))) == found


def test_a_program_configured_to_leave_scanners_alone_is_no_finding(tmp_path: Path) -> None:
    root = machine(tmp_path, {"proc/17/comm": "ModemManager\n", "etc/udev/rules.d/70-kiosk.rules": ""})
    assert kinds(look_for_rivals_of_scanner(root, Scanner())) == []


def test_the_program_that_uses_a_device_is_named_unless_it_may_be_the_kiosk(tmp_path: Path) -> None:
    device = tmp_path / "dev/ttyACM0"
    names = {"17": "kiosk", "18": "python3", "19": "minicom"}
    root = machine(tmp_path, {"dev/ttyACM0": "", **{f"proc/{one}/comm": f"{name}\n" for one, name in names.items()}})
    assert holder(root, str(device)) is None
    for one in names:
        (tmp_path / f"proc/{one}/fd").mkdir()
        (tmp_path / f"proc/{one}/fd/3").symlink_to(device)
    assert holder(root, str(device)) == "minicom"


def test_the_letters_of_a_language_are_taken_from_its_sentences() -> None:
    assert "ش" in letters_of("ar")
    assert not any("\u0600" <= one <= "\u06ff" for one in letters_of("fr"))
    assert letters_of("nl") == ""
