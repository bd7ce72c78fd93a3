"""`kiosk init`: makes the database and the key file, or brings them up to date."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk import keyfile
from kiosk.cli.clock import trusted_clock
from kiosk.cli.common import ConfigFile, fail, plain_errors, settings
from kiosk.cli.house import demo_house
from kiosk.cli.ledger import do, now, plain_answers
from kiosk.lending.commands import OpenHouse, RememberKey
from kiosk.settings import Settings


def init(
    config: ConfigFile = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Fill it with the demo house: invented people, items and terms.")
    ] = False,
) -> None:
    """Make the database and the key file, or bring them up to date. What is there already is kept."""
    for done in prepare(settings(config), demo):
        sys.stdout.write(f"{done}\n")


def prepare(config: Settings, demo: bool) -> list[str]:
    """Make the database and the key if they do not exist. Returns a sentence for each thing that was done."""
    from db.engine import open_engine
    from db.ledger import SqlLedger
    from db.migrations import upgrade

    key_path = config.database.key_path
    engine = open_engine(config.database.url)
    try:
        with plain_answers(config), plain_errors(OSError):
            if file := engine.url.database if engine.dialect.name == "sqlite" else None:
                Path(file).parent.mkdir(parents=True, exist_ok=True)
            upgrade(engine)
            without_key = SqlLedger(engine, now, config.house.timezone, b"")
            if not key_path.exists() and without_key.needs_key():
                fail(f"{key_path}: the key of this database is missing. Put it back: without it no card is recognised.")
            made = keyfile.make(key_path)
            key = keyfile.read(key_path)
            ledger = SqlLedger(engine, now, config.house.timezone, key, keeper=trusted_clock(config))
            if ledger.needs_key() and (differs := ledger.key_differs(key)):
                fail(f"{key_path}: {differs}")
            do(ledger, RememberKey())
            done = ["The database is ready.", f"{key_path}: {'a new key was made.' if made else 'the key was kept.'}"]
            if demo:
                from db.demo import fill
                from kiosk.holidays import public_holidays

                fill(engine, key, now, demo_house(), config.house.timezone, public_holidays)
                done.append("The demo house has moved in.")
            do(ledger, OpenHouse(config.house.name))
            return done
    finally:
        engine.dispose()
