"""Finds where one ESC/POS command ends and the next begins, after Epson's command reference, without python-escpos."""

from collections.abc import Callable

ESC, FS, GS, DLE = 0x1B, 0x1C, 0x1D, 0x10

_ESC_LENGTHS = (
    dict.fromkeys(b"@2LS\x0c<im", 2)
    | dict.fromkeys(b"t!EG-aMdJ3{R VreK=%TA+", 3)
    | dict.fromkeys(b"$\\cQ", 4)
    | {ord("p"): 5}
)
_GS_LENGTHS = dict.fromkeys(b":", 2) | dict.fromkeys(b"!BHfhwbarIE/^T", 3) | dict.fromkeys(b"LWP$\\", 4)
_FS_LENGTHS = dict.fromkeys(b".&", 2) | dict.fromkeys(b"!-CW", 3) | dict.fromkeys(b"Sp", 4)
_DLE_LENGTHS = {0x04: 3, 0x05: 3, 0x14: 5}


def length_of(data: bytes, start: int = 0) -> int | None:
    """The number of bytes of the command, or of the single character, at `start`; None while it is not complete.

    An unknown command counts as two bytes, as on a printer.
    """
    known = _length(data, start)
    return known if known is not None and start + known <= len(data) else None


def _length(data: bytes, start: int) -> int | None:
    if data[start] not in (ESC, FS, GS, DLE):
        return 1
    if len(data) - start < 2:
        return None
    kind = data[start + 1]
    match data[start]:
        case 0x1B:
            return _esc_length(data, start, kind)
        case 0x1D:
            return _gs_length(data, start, kind)
        case 0x1C:
            return _FS_LENGTHS.get(kind, 2)
        case _:
            return _DLE_LENGTHS.get(kind, 2)


def _esc_length(data: bytes, start: int, kind: int) -> int | None:
    match chr(kind):
        case "D":
            return _until_nul(data, start, 2)
        case "*":
            return _with_header(data, start, 5, lambda head: _pair(head, 3) * (3 if head[2] in (32, 33) else 1))
        case _:
            return _ESC_LENGTHS.get(kind, 2)


def _gs_length(data: bytes, start: int, kind: int) -> int | None:
    match chr(kind):
        case "V":
            return _with_header(data, start, 3, lambda head: 1 if head[2] in (65, 66, 97, 98, 103, 104) else 0)
        case "v":
            return _with_header(data, start, 8, lambda head: _pair(head, 4) * _pair(head, 6))
        case "(":
            return _with_header(data, start, 5, lambda head: _pair(head, 3))
        case "8":
            return _with_header(data, start, 7, lambda head: int.from_bytes(head[3:7], "little"))
        case "k" if len(data) - start < 3:
            return None
        case "k" if data[start + 2] <= 6:
            return _until_nul(data, start, 3)
        case "k":
            return _with_header(data, start, 4, lambda head: head[3])
        case _:
            return _GS_LENGTHS.get(kind, 2)


def _with_header(data: bytes, start: int, header: int, rest: Callable[[bytes], int]) -> int | None:
    head = data[start : start + header]
    return header + rest(head) if len(head) == header else None


def _until_nul(data: bytes, start: int, header: int) -> int | None:
    end = data.find(b"\0", start + header)
    return None if end < 0 else end - start + 1


def _pair(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 2], "little")
