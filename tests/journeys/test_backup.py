"""Backups by the real program: while it runs, when a stick is put in, after a stop, and restored on another machine."""

import json
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.support.program import command
from tests.support.stand import ALL_WELL, Stand


def do(config: Path, *words: object) -> str:
    done = command(config, *(str(word) for word in words))
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.timeout(300)
def test_a_stick_is_put_in_while_somebody_borrows_and_the_house_comes_back_from_it(
    unseen_stand: Stand,
    tmp_path: Path,
) -> None:
    stand, stick = unseen_stand, tmp_path / "blauw"
    stick.mkdir()
    do(stand.config, "backup", "prepare", stick)
    program = stand.program.start()
    program.shows(ALL_WELL)
    stand.tap()
    program.shows("visit, 0 lines; reader ok")
    stand.scan("INS-1", "visit, 1 line;")
    do(stand.config, "backup", stick, "--stick", "--put-in")  # the command that udev starts
    plain = tmp_path / "plain.db"
    shutil.copyfile(stand.config.parent / "data" / "kiosk.db", plain)
    (slip,) = stand.printer.wait_for_tickets(1)
    assert slip.problems == ()
    assert "1 lid, 5 dingen, alles goed" in slip.lines
    assert program.manager.status.startswith("visit, 1 line;")
    stand.scan("INS-2", "visit, 2 lines;")

    # While the kiosk runs, no restore is possible.
    refused = command(stand.config, "restore", str(stick), "--yes")
    assert (refused.returncode, "Stop it first" in refused.stderr) == (1, True)

    # After a clean stop one file holds everything; while the kiosk runs it does not.
    assert program.stop() == 0
    assert not list((stand.config.parent / "data").glob("kiosk.db-*"))
    assert out_in(stand.config.parent / "data" / "kiosk.db") == {"SPE-1", "SPE-2", "INS-1", "INS-2"}
    assert out_in(plain) < {"SPE-1", "SPE-2", "INS-1"}

    # Restored from the stick: the loan before the backup is there, the later loan was told and is kept beside.
    said = do(stand.config, "restore", stick, "--yes")
    assert "What happened since would be lost: 1 loan, 0 returns, 0 members, 0 items." in said
    assert {loan["item"] for loan in stand.loans("--open")} == {"SPE-1", "SPE-2", "INS-1"}
    program.start().shows("welcome; reader ok; scanner ok; printer ok")
    assert [each["ok"] for each in doctor(stand) if each["device"] in ("key file", "database", "backup")] == [True] * 3


def out_in(database: Path) -> set[str]:
    """The barcodes on loan in this one file, without any file that may lie beside it."""
    connection = dbapi2.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)
    out = "SELECT barcode FROM loan JOIN item ON item.id = item_id WHERE returned_at IS NULL"
    try:
        return {barcode for (barcode,) in connection.execute(out)}
    finally:
        connection.close()


def doctor(stand: Stand) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(command(stand.config, "doctor", "--json").stdout)
    return found
