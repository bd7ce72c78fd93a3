"""`kiosk doctor` and `kiosk print-test`: whether everything is there and works, and what to do if not.

`kiosk/doctor/` makes the findings; this module writes them in English.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import typer

from kiosk.cli.common import (
    FAILED,
    WRONG_USE,
    AsJson,
    ConfigFile,
    fail,
    read_settings,
    settings,
    write_json,
)
from kiosk.cli.devices import open_real_printer, print_slip, printer_cache
from kiosk.lending.upkeep.findings import Finding, Subject, What, found
from kiosk.printable import printable
from kiosk.settings import Settings, SettingsError

MARKS = ("no", "look", "note", "ok")
"""The mark before a finding, by its weight."""


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in English about a device, the database or the machine, with the advice what to do."""

    device: str
    port: str
    ok: bool
    found: str
    advice: str
    kind: str
    weight: int
    """From 0 (it does not work) to 3 (it is in order)."""


def doctor(as_json: AsJson = False, config: ConfigFile = None) -> None:
    """Look at the machine, at each device and at the database; exit status 1 if one of them does not work.

    The kiosk may be running meanwhile: what it is using is left alone.
    """
    tell = _tell if as_json else _show
    try:
        findings = list(examine(read_settings(config)))
    except SettingsError as error:
        if as_json:
            wrong = found(Subject.CONFIGURATION, What.MISCONFIGURED, str(config or ""), detail=str(error))
            tell(list(in_english([wrong])))
        fail(str(error), WRONG_USE)
    tell(findings)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(FAILED)


def examine(config: Settings) -> Iterator[Told]:
    """The findings about each part; an error in one does not stop the others. Raises `SettingsError`."""
    from kiosk.cli.clock import trusted_clock
    from kiosk.doctor.examining import Means, by_hand

    means = Means(trusted_clock(config), printer_cache)
    return in_english(by_hand(config, means), config.house.timezone)


def in_english(findings: Iterable[Finding], timezone: str = "UTC") -> Iterator[Told]:
    """The findings in English."""
    from screens.present.doctor.sentences import advice_of, sentence_of
    from screens.present.words import wordbook

    words = wordbook(timezone)("en")
    for one in findings:
        yield Told(
            one.subject.value,
            one.about,
            one.ok,
            sentence_of(one, words),
            advice_of(one, words),
            one.what.value,
            one.what.weight,
        )


def _tell(findings: list[Told]) -> None:
    write_json(findings)


def _show(findings: list[Told]) -> None:
    for finding in findings:
        mark = MARKS[finding.weight]
        where = f"{finding.port}: " if finding.port else ""
        sys.stdout.write(f"{mark:<4} {finding.device:<11} {printable(f'{where}{finding.found}')}\n")
        if finding.advice:
            sys.stdout.write(f"{'':17}{printable(finding.advice)}\n")


def print_test(config: ConfigFile = None) -> None:
    """Print a test ticket: accents, the euro sign, the code page, and how many characters fit on a line."""
    loaded = settings(config)
    printer = open_real_printer(loaded.printer)
    from devices.printers.job import paper_width
    from devices.printers.trial import trial_slip

    profile, code_page = loaded.printer.profile, loaded.printer.code_page
    columns = paper_width(profile, printer_cache()).columns
    pages = "of the profile" if code_page is None else f"{code_page}"
    remarks = (profile, f"code page {pages}", f"{columns} columns")
    print_slip(printer, trial_slip(loaded.house.name, "kiosk print-test", columns, remarks))
