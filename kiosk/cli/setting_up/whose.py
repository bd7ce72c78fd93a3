"""As which user it is done: what belongs to the kiosk is written as its user, also when root asks.

Root alone may write the settings of a kiosk that was installed, and stop and start its service. All the rest is done as
the user to whom the data belong, who then can use it, and who must be able to use the devices.
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
    """The user to whom the data of the kiosk belong."""

    name: str
    user: int
    group: int
    home: str


def owner_of(folder: Path) -> Owner | None:
    """Whose this folder is, if root asks and it is not root's own; otherwise None: nothing is done as somebody else."""
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
    """What is done meanwhile is done as this user, in the user's own groups; None changes nothing.

    Root stays in the saved user id, to which a process may go back.
    """
    if owner is None:
        yield
        return
    groups, group, home = os.getgroups(), os.getgid(), os.environ.get("HOME", "/root")
    os.setgroups(os.getgrouplist(owner.name, owner.group))
    os.setresgid(owner.group, owner.group, group)
    os.setresuid(owner.user, owner.user, ROOT)
    os.environ["HOME"] = owner.home  # where what can be made again is kept
    try:
        yield
    finally:
        os.setresuid(ROOT, ROOT, ROOT)
        os.setresgid(group, group, group)
        os.setgroups(groups)
        os.environ["HOME"] = home


@contextmanager
def acting_as_root(owner: Owner | None) -> Iterator[None]:
    """Back to root for a moment, within `acting_as` of this owner."""
    if owner is None:
        yield
        return
    os.setresuid(ROOT, ROOT, ROOT)
    try:
        yield
    finally:
        os.setresuid(owner.user, owner.user, ROOT)
