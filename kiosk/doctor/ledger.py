"""Examines the data of the kiosk: its key, its database, the place and every row of it, and codes of labels."""

import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kiosk import keyfile
from kiosk.doctor.place import is_allowed, wrong_place
from kiosk.lending.upkeep.findings import Finding, Subject, What, found
from kiosk.lending.upkeep.health import SENTENCES, LedgerFault
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.ledger import SqlLedger


def look_at_key(config: Settings) -> Iterator[Finding]:
    from db.engine import open_engine
    from db.key_check import key_differs

    path = config.database.key_path
    try:
        key = keyfile.read(path)
    except keyfile.KeyFileError as error:
        yield found(Subject.KEY, What.KEY_UNUSABLE, str(path), detail=str(error))
        return
    engine = open_engine(config.database.url)
    try:
        differs = key_differs(engine, key)
    finally:
        engine.dispose()
    yield found(Subject.KEY, What.KEY_OTHER if differs else What.KEY_THERE, str(path))


def look_at_database(config: Settings) -> Iterator[Finding]:
    """The findings about the database: whether it can be used, which writes a row, and whether its rows are right."""
    from db import checks
    from db.engine import open_engine
    from db.health import look

    engine = open_engine(config.database.url)
    where = config.database.url if config.database.file else engine.url.render_as_string(hide_password=True)
    try:
        unsafe, _ = look(engine, _ledger(config, engine))
        if unsafe:
            yield found(Subject.DATABASE, What.DATABASE_UNSAFE, where, sentence=unsafe.sentence, advice=unsafe.advice)
            return
        yield found(Subject.DATABASE, What.DATABASE_WORKS, where)
        if wrong := wrong_place(config):
            what = What.PLACE_MAY_LOSE if is_allowed(config) else What.PLACE_LOSES
            yield found(Subject.PLACE, what, where, sentence=wrong.sentence, advice=wrong.advice)
        damaged = checks.look(engine)
        for one in damaged:
            advice = SENTENCES[LedgerFault.DAMAGED][1]
            yield found(Subject.LEDGER, What.LEDGER_DAMAGED, one.table or "file", sentence=one.sentence, advice=advice)
        if not damaged:
            yield found(Subject.LEDGER, What.LEDGER_AGREES)
        yield from _labels(config, _ledger(config, engine))
    finally:
        engine.dispose()


def look_at_labels(config: Settings) -> Iterator[Finding]:
    """The findings about items with the same label, and about scanners that seem to type in a wrong layout.

    The examination only reads, so it blocks no writer.
    """
    from db.engine import open_engine, reading_engine

    engine = reading_engine(open_engine(config.database.url))
    try:
        yield from _labels(config, _ledger(config, engine))
    finally:
        engine.dispose()


def _labels(config: Settings, ledger: "SqlLedger") -> Iterator[Finding]:
    for first, second in ledger.same_labels():
        yield found(Subject.LABELS, What.SAME_LABEL, first=first, second=second)
    for one in () if config.scanner.fixed_layout else ledger.layout_offers():
        yield found(
            Subject.SCANNER,
            What.SCANNER_LAYOUT,
            one.scanner,
            read=one.read,
            known=one.known,
            layout=one.layout.value,
            command=f"kiosk scanner layout {shlex.quote(one.scanner)} {one.layout.value}",
        )


def _ledger(config: Settings, engine: Any) -> "SqlLedger":
    from db.ledger import SqlLedger

    return SqlLedger(engine, lambda: datetime.now(UTC), config.house.timezone, b"")
