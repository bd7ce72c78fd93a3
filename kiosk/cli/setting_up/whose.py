"""The user of the setup: files of the kiosk are written as its own user, also if root runs the setup.

Only root may write the settings of an installed kiosk, and stop and start its service. Everything else is done as the
owner of the data, who can use the files then, and who must be able to use the devices.
"""

import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = 0


@dataclass(frozen=True, slots=True)
class Owner:
    """The user who owns the data of the kiosk."""

    name: str
    user: int
    group: int
    home: str


def owner_of(folder: Path) -> Owner | None:
    """The owner of this folder, if root runs the setup and does not own it; otherwise None: the user is not changed."""
    if os.geteuid() != ROOT:
        return None
    try:
        found = folder.stat()
        account = pwd.getpwuid(found.st_uid)
    except (OSError, KeyError):
        return None
    return Owner(account.pw_name, account.pw_uid, account.pw_gid, account.pw_dir) if account.pw_uid else None


@contextmanager
def acting_as(owner: Owner | None) -> Iterator[None]:
    """Run the body as this user, in the user's own groups; None changes nothing.

    Root stays in the saved user id, to which a process may return.
    """
    if owner is None:
        yield
        return
    groups, group, home = os.getgroups(), os.getgid(), os.environ.get("HOME", "/root")
    os.setgroups(os.getgrouplist(owner.name, owner.group))
    os.setresgid(owner.group, owner.group, group)
    os.setresuid(owner.user, owner.user, ROOT)
    os.environ["HOME"] = owner.home  # the place of caches
    try:
        yield
    finally:
        os.setresuid(ROOT, ROOT, ROOT)
        os.setresgid(group, group, group)
        os.setgroups(groups)
        os.environ["HOME"] = home


@contextmanager
def acting_as_root(owner: Owner | None) -> Iterator[None]:
    """Run the body as root, within `acting_as` of this owner."""
    if owner is None:
        yield
        return
    os.setresuid(ROOT, ROOT, ROOT)
    try:
        yield
    finally:
        os.setresuid(owner.user, owner.user, ROOT)
