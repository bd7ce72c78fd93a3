"""The service: how systemd reads its files, which files the installer lays, and which it leaves alone."""

import os
import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from kiosk import documents
from kiosk.sheets import requests
from kiosk.sheets.stick import FROM_STICK

SYSTEMD = Path(__file__).parents[1] / "systemd"
NOBODY = 65534


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"not run: no {name} here")
    return found


def run(*command: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, **options)  # type: ignore[call-overload, no-any-return]


def unit() -> dict[str, list[str]]:
    """Every setting of the service with its values, in order."""
    settings: dict[str, list[str]] = defaultdict(list)
    for line in (SYSTEMD / "kiosk.service").read_text().splitlines():
        if line and line[0] not in "#[":
            key, _, value = line.partition("=")
            settings[key].append(value)
    return settings


UNITS = ("kiosk.service", "kiosk-rescue.service", "kiosk-page.service")
TRUE = shutil.which("true") or "/bin/true"
NEWER = "RestartMode"
"""A key that systemd knows since version 254."""


def verified(where: Path, text: str, name: str = "kiosk.service") -> subprocess.CompletedProcess[str]:
    for each in UNITS:
        other = (SYSTEMD / each).read_text().replace("/usr/local/lib/deelkiosk/kiosk-rescue", TRUE)
        (where / each).write_text(other.replace("/opt/deelkiosk/current/bin/kiosk", TRUE))
    (where / name).write_text(text)
    return run(tool("systemd-analyze"), "verify", "--man=no", *(where / each for each in {*UNITS, name}))


def test_systemd_understands_every_line_of_the_services(tmp_path: Path) -> None:
    done = verified(tmp_path, (SYSTEMD / "kiosk.service").read_text().replace("/opt/deelkiosk/current/bin/kiosk", TRUE))

    said = [line for line in done.stderr.splitlines() if "kiosk" in line and NEWER not in line]
    assert (done.returncode, said) == (0, [])


def test_a_start_that_fails_once_does_not_reboot_the_machine() -> None:
    """Under systemd 257 in its usual mode every failed start went to `OnFailure=`."""
    assert f"{NEWER}=direct" in (SYSTEMD / "kiosk.service").read_text().splitlines()


@pytest.mark.parametrize(
    "name",
    [
        *("kiosk-stick@.service", "kiosk-backup.service", "kiosk-backup.timer", "kiosk-version.service"),
        *("kiosk-documents.path", "kiosk-documents.service", "kiosk-sheets.path", "kiosk-sheets.service"),
    ],
)
def test_systemd_understands_every_line_of_the_services_beside_the_kiosk(tmp_path: Path, name: str) -> None:
    text = re.sub("/usr/local/sbin/kiosk-(stick|version)", TRUE, (SYSTEMD / name).read_text())
    text = text.replace("/opt/deelkiosk/current/bin/kiosk", TRUE)
    for each in SYSTEMD.glob("kiosk-*.service"):
        (tmp_path / each.name).write_text("[Service]\nExecStart=/bin/true\n")

    done = verified(tmp_path, text, name)

    assert (done.returncode, [line for line in done.stderr.splitlines() if "kiosk-" in line]) == (0, [])


def test_the_two_services_of_sticks_differ_only_in_their_command() -> None:
    one, other = (
        [
            line
            for line in (SYSTEMD / name).read_text().splitlines()
            if not line.startswith(("#", "Description", "ExecS", "RuntimeDirectory="))
        ]
        for name in ("kiosk-stick@.service", "kiosk-backup.service")
    )

    assert [line for line in one if line not in other] == []


def test_only_file_systems_on_usb_start_the_service_of_sticks() -> None:
    rule = (SYSTEMD / "71-kiosk-stick.rules").read_text()

    assert 'ENV{ID_BUS}=="usb"' in rule
    assert 'ENV{SYSTEMD_WANTS}+="kiosk-stick@%k.service"' in rule


def test_control_a_service_without_its_program_is_noticed(tmp_path: Path) -> None:
    text = (SYSTEMD / "kiosk.service").read_text().replace("/opt/deelkiosk/current/bin/kiosk", "/nowhere/kiosk")

    assert verified(tmp_path, text).returncode != 0


def exposure(service: Path) -> subprocess.CompletedProcess[str]:
    return run(tool("systemd-analyze"), "security", "--offline=true", "--no-pager", "--threshold=25", service)


def test_the_service_may_do_little_more_than_it_must() -> None:
    done = exposure(SYSTEMD / "kiosk.service")

    assert done.returncode == 0, done.stdout


def test_the_service_makes_the_pdfs_that_the_desk_asks_for_within_its_memory() -> None:
    folder = documents.folder_of(Path("/var/lib/deelkiosk/exports"))
    wanted, taken = folder / documents.WANTED, folder / documents.WORKING
    service = (SYSTEMD / "kiosk-documents.service").read_text()

    assert f"PathExists={wanted}\n" in (SYSTEMD / "kiosk-documents.path").read_text()
    assert f"ExecStartPre=mv -f {wanted} {taken}\n" in service
    assert f"ExecStopPost=rm -f {taken}\n" in service
    assert f"TimeoutStartSec={int(documents.GIVEN_UP_AFTER.total_seconds() // 60)}min\n" in service
    # systemd begins no backup while one runs, so a PDF made meanwhile would wait for the night.
    after = {"OnSuccess=kiosk-backup.service\n", "After=kiosk-backup.service\n"}
    assert {"MemoryMax=400M\n", *after} <= set(service.splitlines(keepends=True))
    assert "kiosk-documents.path" in unit()["Wants"][0].split()


def test_the_service_of_sheets_is_built_as_that_of_pdfs() -> None:
    sheets, made = (
        (SYSTEMD / f"kiosk-{name}.service").read_text().partition("Description=")[2].partition("\n")[2]
        for name in ("sheets", "documents")
    )
    folder = requests.folder_of(Path("/var/lib/deelkiosk/exports"))
    made_in = documents.folder_of(folder.parent)
    as_made = sheets.replace(f"{folder / requests.WORKING}", f"{made_in / documents.WORKING}")
    as_made = as_made.replace(f"{folder / requests.WANTED}", f"{made_in / documents.WANTED}")

    assert as_made.replace("sheets", "documents").replace("TimeoutStartSec=2h", "TimeoutStartSec=10min") == made
    assert f"PathExists={folder / requests.WANTED}\n" in (SYSTEMD / "kiosk-sheets.path").read_text()
    assert "kiosk-sheets.path" in unit()["Wants"][0].split()
    assert f" {FROM_STICK};" in (SYSTEMD / "kiosk-stick").read_text(), "the files on ext4 are given to the kiosk"


@pytest.mark.parametrize("name", [*UNITS[1:], "kiosk-documents.service", "kiosk-sheets.service"])
def test_the_other_services_may_do_little_more_than_they_must(name: str) -> None:
    done = exposure(SYSTEMD / name)

    assert done.returncode == 0, done.stdout


def test_control_a_service_that_may_do_anything_is_noticed(tmp_path: Path) -> None:
    naive = tmp_path / "naive.service"
    naive.write_text("[Service]\nExecStart=/bin/true\n")

    assert exposure(naive).returncode != 0


def test_systemd_waits_for_the_welcome_screen_and_then_for_signs_of_life() -> None:
    settings = unit()

    assert settings["Type"] == ["notify"]
    assert settings["WatchdogSec"] == ["20"]
    assert settings["Restart"] == ["always"]


def test_a_wrong_configuration_ends_without_a_reboot() -> None:
    assert unit()["RestartPreventExitStatus"] == ["2"]


def test_a_device_that_is_plugged_in_later_is_allowed_too() -> None:
    looked_up_once = [each for each in unit()["DeviceAllow"] if not re.fullmatch(r"(char-\d+|/dev/tty1) rw", each)]

    assert looked_up_once == []


def test_the_service_writes_only_to_its_own_directories_and_the_backlight() -> None:
    settings = unit()

    assert settings["ProtectSystem"] == ["strict"]
    assert settings["ReadWritePaths"] == ["-/sys/devices"]
    assert settings["StateDirectoryMode"] == ["0700"]


def test_the_kiosks_user_has_the_groups_of_the_service(tmp_path: Path) -> None:
    sysusers = tool("systemd-sysusers")
    (tmp_path / "etc").mkdir()

    done = run(sysusers, f"--root={tmp_path}", SYSTEMD / "sysusers-deelkiosk.conf")

    if done.returncode != 0 and os.geteuid() != 0:
        pytest.skip("not run: systemd-sysusers wants root here")
    groups = (tmp_path / "etc" / "group").read_text().splitlines()
    assert set(unit()["SupplementaryGroups"][0].split()) == {
        line.split(":")[0] for line in groups if line.endswith(":kiosk")
    }


def test_polkit_lets_the_services_user_use_cards_and_readers_and_says_no_to_nobody() -> None:
    rule = (SYSTEMD / "45-kiosk-pcscd.rules").read_text()

    assert [f'subject.user == "{unit()["User"][0]}"'] == re.findall(r'subject\.user == "\w+"', rule)
    assert {"access_pcsc", "access_card"} == set(re.findall(r'action\.id == "org\.debian\.pcsc-lite\.(\w+)"', rule))
    assert re.findall(r"polkit\.Result\.\w+", rule) == ["polkit.Result.YES"]


def udev_rules() -> list[str]:
    lines = [line for rules in sorted(SYSTEMD.glob("7*.rules")) for line in rules.read_text().splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def test_udev_rules_are_made_of_keys_operators_and_quoted_values() -> None:
    term = r'[A-Z]+(\{\w+\})?(==|!=|=|\+=)"[^"]+"'

    assert [rule for rule in udev_rules() if not re.fullmatch(rf"{term}(, {term})*", rule)] == []


def test_udev_itself_accepts_the_rules() -> None:
    udevadm = tool("udevadm")
    if run(udevadm, "verify", "--help").returncode != 0:
        pytest.skip("not run: this udevadm is older than 254 and cannot verify rules")

    done = run(udevadm, "verify", "--no-style", SYSTEMD / "70-kiosk.rules")

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_udev_rule_has_the_same_makes_of_scanner() -> None:
    makes = [found for rule in udev_rules() for found in re.findall(r'idVendor\}=="([^"]+)"', rule)]

    assert (len(makes), len(set(makes))) == (3, 1)


def test_the_kernels_nfc_driver_stays_away_from_the_reader() -> None:
    done = run(tool("modprobe"), "-C", SYSTEMD / "modprobe-kiosk-nfc.conf", "--showconfig")

    assert {"blacklist pn533_usb", "blacklist pn533", "blacklist nfc"} <= set(done.stdout.splitlines())


def test_the_network_drop_in_allows_nothing_until_an_address_is_added() -> None:
    lines = (SYSTEMD / "kiosk.service.d" / "lan.conf").read_text().splitlines()

    assert [line for line in lines if not line.startswith("#")] == ["[Service]"]
    assert [line for line in lines if line.startswith("#IPAddressAllow=")] != []


INSTALL = SYSTEMD / "install.sh"


def laid(root: Path) -> dict[str, Path]:
    return {str(path.relative_to(root)): path for path in root.rglob("*") if path.is_file()}


def test_the_installer_lays_every_file_where_the_system_looks_for_it(tmp_path: Path) -> None:
    done = run(INSTALL, "--files-only", tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert {
        "etc/systemd/system/kiosk.service",
        "etc/systemd/system/kiosk-rescue.service",
        "etc/systemd/system/kiosk-page.service",
        "etc/systemd/system/kiosk-version.service",
        "usr/local/sbin/kiosk-version",
        "etc/systemd/system/kiosk.service.d/lan.conf",
        "etc/systemd/journald.conf.d/50-kiosk.conf",
        "usr/local/lib/deelkiosk/kiosk-rescue",
        "etc/sysusers.d/deelkiosk.conf",
        "etc/tmpfiles.d/deelkiosk.conf",
        "etc/udev/rules.d/70-kiosk.rules",
        "etc/udev/rules.d/71-kiosk-stick.rules",
        "etc/systemd/system/kiosk-stick@.service",
        "etc/systemd/system/kiosk-backup.service",
        "etc/systemd/system/kiosk-backup.timer",
        "etc/systemd/system/kiosk-documents.path",
        "etc/systemd/system/kiosk-documents.service",
        "etc/systemd/system/kiosk-sheets.path",
        "etc/systemd/system/kiosk-sheets.service",
        "usr/local/sbin/kiosk-stick",
        "etc/modprobe.d/kiosk-nfc.conf",
        "etc/polkit-1/rules.d/45-kiosk-pcscd.rules",
        "etc/deelkiosk/kiosk.toml",
    } == set(laid(tmp_path))


def test_installing_again_replaces_files_and_keeps_those_that_the_house_changed(tmp_path: Path) -> None:
    run(INSTALL, "--files-only", tmp_path)
    files = laid(tmp_path)
    ours = files["etc/systemd/system/kiosk.service"].read_text()
    for path in files.values():
        path.write_text("written by the house")

    run(INSTALL, "--files-only", tmp_path)

    kept = {name for name, path in files.items() if path.read_text() == "written by the house"}
    assert {"etc/deelkiosk/kiosk.toml", "etc/systemd/system/kiosk.service.d/lan.conf"} == kept
    assert ours == files["etc/systemd/system/kiosk.service"].read_text()


def test_the_installer_explains_itself() -> None:
    done = run(INSTALL, "--help")

    assert (done.returncode, done.stdout.startswith("Usage: sudo systemd/install.sh")) == (0, True)


@pytest.mark.parametrize("arguments", [("--now",), ("--files-only",), ("--files-only", "")])
def test_the_installer_does_nothing_for_unknown_options(arguments: tuple[str, ...]) -> None:
    done = run(INSTALL, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage:" in done.stderr


def test_the_installer_tells_a_user_without_root_how_to_run_it() -> None:
    somebody = {"user": NOBODY, "group": NOBODY, "extra_groups": ()} if os.geteuid() == 0 else {}

    # Through standard input, for another user may not be able to read this checkout.
    done = run("sh", "-s", input=INSTALL.read_text(), cwd="/", **somebody)

    assert (done.returncode, done.stdout) == (1, "")
    assert "needs root:  sudo systemd/install.sh" in done.stderr


def uninstall(root: Path, tools: Path, systemctl: str = "") -> subprocess.CompletedProcess[str]:
    """Run the script; `systemctl` is what that program does with each of its words, `$unit`."""
    each = f'for unit in "$@"; do\n{systemctl}\ndone\n' if systemctl else ""
    (tools / "systemctl").write_text(f"#!/bin/sh\n{each}")
    (tools / "systemctl").chmod(0o755)
    return run(SYSTEMD / "uninstall.sh", env={**os.environ, "KIOSK_ROOT": str(root), "KIOSK_TOOLS": str(tools)})


def test_uninstalling_removes_all_laid_files_and_leaves_those_of_the_house(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for tree in (root, root / "opt/deelkiosk/versions/one/system"):
        run(INSTALL, "--files-only", tree)
    older = root / "opt/deelkiosk/versions/one/system/etc/udev/rules.d/60-kiosk-older.rules"
    ours = [
        root / "etc/udev/rules.d" / older.name,
        root / "usr/local/bin/kiosk",
        root / "var/cache/deelkiosk/pickle",
        older,
    ]
    theirs = [root / "var/lib/deelkiosk/kiosk.db", root / "etc/udev/rules.d/10-house.rules"]
    for path in (*ours, *theirs):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    done = uninstall(root, tmp_path)

    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 1)
    assert set(laid(root)) == {"etc/deelkiosk/kiosk.toml", *(str(path.relative_to(root)) for path in theirs)}


def test_uninstalling_while_the_page_stands_that_the_kiosk_does_not_start_leaves_no_kiosk_running(
    tmp_path: Path,
) -> None:
    page, kiosk = tmp_path / "page", tmp_path / "kiosk"
    page.touch()
    ends = f'[ ! -e "{page}" ] || {{ rm "{page}"; touch "{kiosk}"; }}'  # OnSuccess= of kiosk-page.service
    stops = f'case $unit in kiosk-page.service | "kiosk-*.service") {ends} ;; kiosk.service) rm -f "{kiosk}" ;; esac'

    done = uninstall(tmp_path / "root", tmp_path, stops)

    assert (done.returncode, page.exists(), kiosk.exists()) == (0, False, False)


def test_uninstalling_leaves_the_network_drop_in_that_the_house_changed_and_says_so(tmp_path: Path) -> None:
    lan = tmp_path / "root/etc/systemd/system/kiosk.service.d/lan.conf"
    run(INSTALL, "--files-only", tmp_path / "root")
    lan.write_text("[Service]\nIPAddressAllow=192.168.1.50\n")

    done = uninstall(tmp_path / "root", tmp_path)

    assert lan.exists()
    assert "/etc/systemd/system/kiosk.service.d" in done.stdout


def test_make_installs_and_uninstalls_with_the_same_scripts() -> None:
    done = run(tool("make"), "-n", "-C", SYSTEMD.parent, "install", "uninstall", "O=--no-start")

    wanted = ["systemd/install.sh --no-start", "systemd/uninstall.sh"]
    assert [line for line in done.stdout.splitlines() if line.startswith("systemd/")] == wanted


def test_every_file_that_the_installer_lays_is_named_in_the_documents() -> None:
    readme = (SYSTEMD / "README.md").read_text()
    targets = re.findall(r"^ +put\w* \S+ (\S+)$", INSTALL.read_text(), flags=re.MULTILINE)

    assert len(targets) == 23
    assert [target for target in targets if target not in readme] == []
