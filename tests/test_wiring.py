"""The ports of kiosk.toml as values; `test_settings.py` has the sentences for ports that cannot be used."""

import pytest

from kiosk.wiring import (
    Absent,
    AnyScanner,
    CardService,
    EventDevice,
    NetworkAddress,
    PortError,
    PrinterWiring,
    ReaderWiring,
    ScannerWiring,
    SerialLine,
    Simulated,
    TicketFile,
    UsbDevice,
    parse_printer,
    parse_reader,
    parse_scanner,
    parse_scanners,
)


@pytest.mark.parametrize(
    ("port", "wiring"),
    [
        ("none", Absent()),
        ("simulated", Simulated()),
        ("pcsc", CardService()),
        ("pcsc:ACS ACR1252", CardService("ACS ACR1252")),
    ],
)
def test_the_port_of_the_card_reader_is_parsed(port: str, wiring: ReaderWiring) -> None:
    assert wiring == parse_reader(port)


@pytest.mark.parametrize(
    ("port", "wiring"),
    [
        ("none", Absent()),
        ("simulated", Simulated()),
        ("auto", AnyScanner()),
        ("serial:/dev/ttyACM0", SerialLine("/dev/ttyACM0", 9600)),
        ("serial:/dev/ttyUSB0:115200", SerialLine("/dev/ttyUSB0", 115200)),
        (
            "serial:/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0",
            SerialLine("/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0", 9600),
        ),
        ("evdev:/dev/input/by-id/usb-*", EventDevice("/dev/input/by-id/usb-*")),
    ],
)
def test_the_port_of_a_scanner_is_parsed(port: str, wiring: ScannerWiring) -> None:
    assert wiring == parse_scanner(port)
    assert (wiring,) == parse_scanners((port,))


@pytest.mark.parametrize(
    ("port", "wiring"),
    [
        ("none", Absent()),
        ("simulated", Simulated()),
        ("network:192.168.1.50", NetworkAddress("192.168.1.50", 9100)),
        ("network:printer.lan:9101", NetworkAddress("printer.lan", 9101)),
        ("usb:/dev/usb/lp*", UsbDevice("/dev/usb/lp*")),
        ("serial:/dev/ttyUSB0", SerialLine("/dev/ttyUSB0", 38400)),
        ("serial:/dev/ttyUSB0:19200", SerialLine("/dev/ttyUSB0", 19200)),
        ("file:ticket.bin", TicketFile("ticket.bin")),
    ],
)
def test_the_port_of_the_printer_is_parsed(port: str, wiring: PrinterWiring) -> None:
    assert wiring == parse_printer(port)


@pytest.mark.parametrize("port", ["", "serial:", "serial:/", "serial:/:0", "evdev:", "auto:", "usb:/dev/ttyACM0"])
def test_an_impossible_port_of_a_scanner_is_refused(port: str) -> None:
    with pytest.raises(PortError, match=f'"{port}" cannot be used; allowed is "serial:/dev/…"'):
        parse_scanner(port)


@pytest.mark.parametrize(
    "port",
    ["network:", "usb", "parallel:/dev/lp0", "serial:/dev/ttyS0:fast", "network:a:99999", "network:a:" + "9" * 5000],
)
def test_an_impossible_port_of_the_printer_is_refused(port: str) -> None:
    with pytest.raises(PortError, match=f'"{port}" cannot be used; allowed is "network:host:9100"'):
        parse_printer(port)
