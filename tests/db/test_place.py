"""The places in which a database may lie, by the mounts of real machines and of a disk in memory of this machine."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.place import kind_of_disk, unlasting, wrong_place
from kiosk.doctor.place import is_allowed
from kiosk.lending.upkeep.health import LedgerFault
from kiosk.settings import Settings, in_checkout, parse
from tests.support.disks import tmpfs

KIOSK = "/var/lib/deelkiosk/kiosk.db"

RASPBERRY_PI = """\
24 29 0:22 / /sys rw,nosuid,nodev,noexec,relatime shared:7 - sysfs sysfs rw
25 29 0:23 / /proc rw,relatime shared:13 - proc proc rw
26 29 0:5 / /dev rw,nosuid,relatime shared:2 - devtmpfs udev rw,size=3878368k,nr_inodes=969592,mode=755
28 29 0:25 / /run rw,nosuid,nodev,noexec,relatime shared:5 - tmpfs tmpfs rw,size=808144k,mode=755
29 1 179:2 / / rw,noatime shared:1 - ext4 /dev/mmcblk0p2 rw
40 29 179:1 / /boot/firmware rw,relatime shared:34 - vfat /dev/mmcblk0p1 rw,fmask=0022,dmask=0022
"""
"""The mounts of Raspberry Pi OS as installed."""

READ_ONLY_PI = """\
22 27 0:20 / /sys rw,nosuid,nodev,noexec,relatime shared:7 - sysfs sysfs rw
23 27 0:21 / /proc rw,relatime shared:13 - proc proc rw
27 1 0:30 / / rw,noatime shared:1 - overlay overlayroot rw,lowerdir=/media/root-ro,upperdir=/media/root-rw/overlay
28 27 179:2 / /media/root-ro ro,relatime shared:2 - ext4 /dev/mmcblk0p2 ro
29 27 0:31 / /media/root-rw rw,relatime shared:3 - tmpfs tmpfs-root rw
"""
"""The mounts of Raspberry Pi OS with the read-only switch of raspi-config."""

READ_ONLY_PI_WITH_DATA = f"""{READ_ONLY_PI}\
44 27 179:3 / /var/lib/deelkiosk rw,noatime shared:40 - ext4 /dev/mmcblk0p3 rw,errors=remount-ro
"""
"""The same mounts with a partition for the data, as docs/memory-card.md makes it."""

THE_SERVICE = """\
412 290 179:2 / / ro,noatime shared:200 master:1 - ext4 /dev/mmcblk0p2 rw
431 412 0:25 / /run rw,nosuid,nodev shared:230 master:5 - tmpfs tmpfs rw,size=808144k,mode=755
440 412 179:2 /var/lib/deelkiosk /var/lib/deelkiosk rw,noatime shared:200 master:1 - ext4 /dev/mmcblk0p2 rw
441 412 0:50 /systemd-private-0b/tmp /tmp rw,nosuid,nodev shared:240 - tmpfs tmpfs rw
"""
"""The mounts in a service with ProtectSystem=strict and StateDirectory=."""

SHARE = """\
29 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,errors=remount-ro
88 29 0:52 / /srv/huis\\040data rw,relatime shared:60 - nfs4 nas:/export/huis rw,vers=4.2,hard
89 29 0:53 / /srv/cifs rw,relatime shared:61 - cifs //nas/huis rw,vers=3.1.1
90 29 0:54 / /srv/ssh rw,nosuid,nodev,relatime shared:62 - fuse.sshfs nas:/huis rw,user_id=0
91 29 8:1 / /srv/stick rw,relatime shared:63 - fuseblk /dev/sda1 rw,user_id=0
92 29 8:17 / /srv/lent rw,relatime shared:64 - ext4 /dev/sdb1 rw
93 92 0:55 / /srv/lent rw,relatime shared:65 - tmpfs none rw
"""


@pytest.mark.parametrize(
    ("mounts", "path", "begins"),
    [
        (RASPBERRY_PI, KIOSK, None),
        (RASPBERRY_PI, "/run/kiosk.db", "It lies in memory (tmpfs)"),
        (RASPBERRY_PI, "/running/kiosk.db", None),
        (READ_ONLY_PI, KIOSK, "It lies on an overlay"),
        (READ_ONLY_PI, "/media/root-rw/kiosk.db", "It lies in memory (tmpfs)"),
        (READ_ONLY_PI_WITH_DATA, KIOSK, None),
        (READ_ONLY_PI_WITH_DATA, "/var/lib/deelkiosk2/kiosk.db", "It lies on an overlay"),
        (THE_SERVICE, KIOSK, None),
        (THE_SERVICE, "/tmp/kiosk.db", "It lies in memory (tmpfs)"),
        (SHARE, "/srv/huis data/kiosk.db", "It lies on a share of another machine (nfs4)"),
        (SHARE, "/srv/cifs/kiosk.db", "It lies on a share of another machine (cifs)"),
        (SHARE, "/srv/ssh/kiosk.db", "It lies on a share of another machine (fuse.sshfs)"),
        (SHARE, "/srv/stick/kiosk.db", None),
        (SHARE, "/srv/lent/kiosk.db", "It lies in memory (tmpfs)"),
        (SHARE, "/srv/kiosk.db", None),
        ("", KIOSK, None),
        ("this is no mountinfo\n- - -\n", KIOSK, None),
    ],
)
def test_each_place_is_accepted_or_refused_in_a_sentence(mounts: str, path: str, begins: str | None) -> None:
    found = unlasting(mounts, path)

    assert found is None if begins is None else found is not None and found.startswith(begins)


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[Path]:
    """A folder on a tmpfs."""
    if kind_of_disk(Path("/proc/self/mountinfo").read_text(), str(tmp_path.resolve())) == "tmpfs":
        yield tmp_path
        return
    with tmpfs(tmp_path, "1m"):
        yield tmp_path


def test_a_real_disk_in_memory_is_noticed_through_a_link_and_before_the_file_exists(
    in_memory: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("elsewhere") / "data"
    link.symlink_to(in_memory)

    found = wrong_place(link / "kiosk.db")

    assert found is not None
    assert (found.fault, "in memory (tmpfs)" in found.sentence) == (LedgerFault.WRONG_PLACE, True)


def test_the_disk_of_these_tests_is_accepted_or_named() -> None:
    here = Path(__file__)
    kind = kind_of_disk(Path("/proc/self/mountinfo").read_text(), str(here.resolve()))

    assert (wrong_place(here) is None) == (kind in ("ext4", "xfs", "btrfs", "f2fs", "zfs", "ext3", "ext2", None))


def test_every_place_is_accepted_where_mounts_cannot_be_read(tmp_path: Path) -> None:
    assert wrong_place(tmp_path / "kiosk.db", tmp_path / "nothing") is None


def test_a_checkout_a_demo_and_a_key_of_the_settings_allow_any_place(tmp_path: Path) -> None:
    def at(url: str, **keys: object) -> Settings:
        return parse({"database": {"url": url, **keys}})

    file = f"sqlite:///{tmp_path}/kiosk.db"
    assert not is_allowed(at(file))
    assert is_allowed(at(file, may_be_lost=True))
    assert is_allowed(at(f"sqlite:///{Path(__file__).parents[2]}/out/kiosk.db"))
    assert not is_allowed(at("postgresql://kiosk@server/house", key_file="/k"))
    (tmp_path / "kiosk").mkdir()
    assert not in_checkout(tmp_path / "kiosk" / "x.db", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    assert in_checkout(tmp_path / "kiosk" / "x.db", tmp_path)
    assert not in_checkout(Path(os.sep) / "x.db", tmp_path)
