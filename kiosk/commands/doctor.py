"""`kiosk doctor` and `kiosk print-test`: is everything there, does it work, what to do if not."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import typer

from kiosk import keyfile
from kiosk.commands.common import FAILED, WRONG_USE, AsJson, ConfigFile, fail, settings
from kiosk.commands.devices import fonts, printer_cache
from kiosk.config import Config
from kiosk.lending.model import Trouble


@dataclass(frozen=True, slots=True)
class Finding:
    """One device, or the database: what was found, whether it works, and what to do if not."""

    device: str
    port: str
    ok: bool
    found: str
    advice: str = ""


def doctor(as_json: AsJson = False, config: ConfigFile = None) -> None:
    """Look at each device and at the database; exit status 1 if one of them does not work."""
    findings = list(examine(settings(config)))
    if as_json:
        import msgspec

        sys.stdout.write(msgspec.json.encode(findings).decode() + "\n")
    else:
        _show(findings)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(FAILED)


def examine(config: Config) -> Iterator[Finding]:
    yield _key(config)
    yield _database(config)
    yield _reader(config.cards.reader)
    yield from _scanners(config.scanner.ports)
    yield _printer(config)


def _key(config: Config) -> Finding:
    path = str(config.database.key_path)
    try:
        keyfile.read(config.database.key_path)
    except keyfile.KeyFileError as error:
        return Finding("key file", path, False, "missing", str(error))
    return Finding("key file", path, True, "there")


def _database(config: Config) -> Finding:
    from db.engine import open_engine, verify

    engine = open_engine(config.database.url)
    where = config.database.url if engine.dialect.name == "sqlite" else engine.url.render_as_string(hide_password=True)
    try:
        problems = verify(engine)
    finally:
        engine.dispose()
    if problems:
        return Finding(
            "database", where, False, " ".join(problems), "run `kiosk init`; if it stays so, restore a backup"
        )
    return Finding("database", where, True, "keeps what it is given")


def _reader(port: str) -> Finding:
    if port in ("simulated", "none"):
        return Finding("reader", port, True, port)
    from devices.card_probe import probe

    found = probe(port.partition(":")[2] or None)
    return Finding("reader", port, found.trouble is None, ", ".join(found.readers) or "nothing", found.advice)


def _scanners(ports: tuple[str, ...]) -> Iterator[Finding]:
    for port in ports:
        if port in ("simulated", "none"):
            yield Finding("scanner", port, True, port)
            continue
        from devices.scanners import probe_scanners

        for found in probe_scanners((port,)):
            yield Finding("scanner", port, found.trouble is None, found.path or "nothing", found.advice)


PRINTER_ADVICE = {
    Trouble.PAPER_OUT: "put in a new roll",
    Trouble.COVER_OPEN: "close the cover",
    Trouble.OFFLINE: "press the feed button, or switch the printer off and on",
    Trouble.MISSING: "switch it on, look at its cable, and at the address or path in kiosk.toml",
    Trouble.DENIED: "this user may not write to it: install the udev rules of systemd/",
}


def _printer(config: Config) -> Finding:
    port = config.printer.port
    if port in ("simulated", "none"):
        return Finding("printer", port, True, port)
    from devices.escpos_slip import UnknownProfileError
    from devices.printers import probe_printer

    try:
        found = probe_printer(port, config.printer.profile, printer_cache())
    except UnknownProfileError as error:
        return Finding("printer", port, False, "nothing", str(error))
    if found.trouble or not found.reachable:
        trouble = found.trouble or Trouble.MISSING
        return Finding("printer", port, False, found.error or trouble.value, PRINTER_ADVICE.get(trouble, ""))
    said = f"{found.model or found.profile}, {found.columns} columns"
    return Finding(
        "printer", port, True, said if found.answers else f"{said}; it does not answer, so tickets stay unconfirmed"
    )


def _show(findings: list[Finding]) -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False, soft_wrap=True)
    for finding in findings:
        mark = "[green]ok[/]" if finding.ok else "[red]no[/]"
        console.print(f"{mark}  {finding.device:<9} {escape(f'{finding.port}: {finding.found}')}")
        if finding.advice:
            console.print(f"{'':14}{escape(finding.advice)}")


def print_test(config: ConfigFile = None) -> None:
    """Print a test ticket: accents, the euro sign, the code page, and how many characters fit on a line."""
    loaded = settings(config)
    port, profile = loaded.printer.port, loaded.printer.profile
    if port in ("none", "simulated"):
        fail(f'printer.port is "{port}" in the configuration; name a printer there first.')
    from devices.escpos_slip import UnknownProfileError, paper_width
    from devices.printers import open_printer
    from devices.trial_slip import trial_slip
    from kiosk.lending.tickets import PrintResult

    code_page = loaded.printer.code_page
    try:
        columns = paper_width(profile, printer_cache()).columns
        printer = open_printer(port, profile, code_page, loaded.printer.proof, printer_cache(), fonts())
    except UnknownProfileError as error:
        fail(f"printer.profile: {error}", WRONG_USE)
    pages = "of the profile" if code_page is None else f"{code_page}"
    remarks = (profile, f"code page {pages}", f"{columns} columns")
    outcome = printer.print(trial_slip(loaded.house.name, "kiosk print-test", columns, remarks))
    trouble = f": {outcome.trouble.value}" if outcome.trouble else ""
    sys.stdout.write(f"{outcome.result.value}{trouble}\n")
    if outcome.result is not PrintResult.PRINTED:
        raise typer.Exit(FAILED)
