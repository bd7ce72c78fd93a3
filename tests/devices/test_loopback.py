"""The virtual reader of the tests can be reached from this machine alone."""

import os
import re
import socket
from pathlib import Path

import pytest

from tests.support.pcscd import Pcscd
from tests.support.vcard import SLOT_PORT, VirtualCard

LISTEN = "0A"
LOOPBACK = r"[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F"
"""How 127.0.0.0/8 and ::1 begin in the kernel's tables, on little-endian machines."""


def listeners(table: str) -> dict[str, tuple[str, int]]:
    """The listening sockets in the text of /proc/net/tcp or tcp6: the address in hex and the port, by the socket's
    inode.
    """
    rows = [line.split() for line in table.splitlines()[1:]]
    return {row[9]: (row[1].split(":")[0], int(row[1].split(":")[1], base=16)) for row in rows if row[3] == LISTEN}


def open_to_the_network(found: dict[str, tuple[str, int]]) -> list[tuple[str, int]]:
    return [(address, port) for address, port in found.values() if not re.fullmatch(LOOPBACK, address)]


def ours() -> set[int]:
    """The processes that this one started, those that they started, and itself."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    family = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def ours_that_listen() -> dict[str, tuple[str, int]]:
    everybody = {}
    for table in ("tcp", "tcp6"):
        path = Path("/proc/net") / table
        everybody |= listeners(path.read_text()) if path.exists() else {}
    held = set()
    for process in ours():
        for link in Path(f"/proc/{process}/fd").glob("*"):
            try:
                held.add(os.readlink(link).removeprefix("socket:[").removesuffix("]"))
            except OSError:
                continue
    return {inode: where for inode, where in everybody.items() if inode in held}


def test_while_pcscd_runs_no_process_of_the_tests_listens_to_the_network(reader_service: Pcscd) -> None:
    reader_service.start()
    card = VirtualCard(bytes.fromhex("04A1B2C3D4E5F6"))
    card.insert()
    noticed = card.powered.wait(20)
    found = ours_that_listen()
    card.remove()

    assert noticed
    assert {SLOT_PORT, SLOT_PORT + 1} <= {port for _, port in found.values()}
    assert open_to_the_network(found) == []


@pytest.mark.parametrize(("family", "address"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_a_listener_on_loopback_is_found_and_not_open_to_the_network(
    family: socket.AddressFamily, address: str
) -> None:
    with socket.socket(family) as listener:
        try:
            listener.bind((address, 0))
        except OSError:
            pytest.skip(f"not run: this machine has no {address}")
        listener.listen()
        port = listener.getsockname()[1]
        found = ours_that_listen()

    assert port in {port for _, port in found.values()}
    assert port not in {port for _, port in open_to_the_network(found)}


@pytest.mark.parametrize("address", ["00000000", "0100A8C0", "0" * 32])
def test_control_a_listener_on_another_address_is_noticed(address: str) -> None:
    table = f"sl local rem st\n 0: {address}:8C7B 0:0 0A 0:0 00:0 0 0 0 4711 1 0 100 0 0 10 0\n"

    assert open_to_the_network(listeners(table)) == [(address, 0x8C7B)]
