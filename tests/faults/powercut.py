"""Plays power cuts over the log of a process that wrote: every state in which the disk may be found (after ALICE).

Strict POSIX: what was synced is there. Of the other writes nothing is there, or all, or the first ones, or any of them,
or torn pieces of 512 bytes. A file that was made or unlinked is durably so only after a sync of the file or of its
directory.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

SECTOR = 512
HEAD = struct.Struct("<cqHI")

Disk = dict[str, bytearray]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the log; `kind` is one of the letters in `crashlog.c`."""

    kind: str
    name: str
    offset: int
    data: bytes


class Cut(Enum):
    """Which of the writes that were not synced are on the disk after the power cut."""

    NONE = "none"
    ALL = "all"
    PREFIX = "prefix"
    SUBSET = "subset"
    TORN = "torn"


@dataclass(frozen=True, slots=True)
class State:
    """A disk as it may be found, and the number of loans that had been confirmed before the power cut."""

    cut: Cut
    disk: Disk
    confirmed: int


def calls(log: bytes) -> list[Call]:
    found, at = [], 0
    while at < len(log):
        kind, offset, name_length, length = HEAD.unpack_from(log, at)
        at += HEAD.size
        name = log[at : at + name_length].decode()
        at += name_length
        found.append(Call(kind.decode(), name, offset, log[at : at + length]))
        at += length
    return found


def states(start: Disk, log: list[Call], count: int, chance: random.Random) -> Iterator[State]:
    """`count` moments between the first and the last confirmation, each with every kind of cut."""
    marks = [place for place, call in enumerate(log) if call.kind == "m"]
    moments = sorted(chance.sample(range(marks[0], marks[-1] + 1), min(count, marks[-1] + 1 - marks[0])))
    durable, pending, confirmed, done = start, list[Call](), 0, 0
    for moment in moments:
        for call in log[done : moment + 1]:
            match call.kind:
                case "m":
                    confirmed += call.data.startswith(b"kept ")
                case "s" | "d":
                    pending = _synced(durable, pending, call)
                case _:
                    pending.append(call)
        done = moment + 1
        for cut in Cut:
            yield State(cut, found(durable, pending, cut, chance), confirmed)


def _synced(durable: Disk, pending: list[Call], sync: Call) -> list[Call]:
    """Makes durable what this sync promises; returns the calls that are still pending."""
    promised = [call.name == sync.name if sync.kind == "s" else call.kind in "cu" for call in pending]
    for call, now in zip(pending, promised, strict=True):
        if now:
            _apply(durable, call)
    return [call for call, now in zip(pending, promised, strict=True) if not now]


def found(durable: Disk, pending: list[Call], cut: Cut, chance: random.Random) -> Disk:
    """The disk after this cut: everything durable, and the pending calls that the cut left."""
    disk = {name: bytearray(content) for name, content in durable.items()}
    match cut:
        case Cut.NONE:
            survived: list[Call] = []
        case Cut.ALL:
            survived = pending
        case Cut.PREFIX:
            survived = pending[: chance.randint(0, len(pending))]
        case Cut.SUBSET | Cut.TORN:
            survived = [call for call in pending if call.kind == "c" or chance.random() < 0.5]
    for call in survived:
        if cut is Cut.TORN and call.kind == "w":
            for at in range(0, len(call.data), SECTOR):
                if chance.random() < 0.6:
                    _apply(disk, Call("w", call.name, call.offset + at, call.data[at : at + SECTOR]))
        else:
            _apply(disk, call)
    return disk


def _apply(disk: Disk, call: Call) -> None:
    if call.kind == "c":
        disk.setdefault(call.name, bytearray())
    elif call.kind == "u":
        disk.pop(call.name, None)
    elif (content := disk.get(call.name)) is None:
        return
    elif call.kind == "t":
        del content[call.offset :]
        content.extend(bytes(call.offset - len(content)))
    elif call.kind == "w":
        content.extend(bytes(max(0, call.offset - len(content))))
        content[call.offset : call.offset + len(call.data)] = call.data
