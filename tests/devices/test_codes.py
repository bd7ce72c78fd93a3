import pytest

from devices.scanners.codes import LONGEST_READ, ByteReads, read_code
from kiosk.lending.events import CodeRefused, CodeScanned
from kiosk.lending.limits import LONGEST_CODE


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("B7", "B7"),
        ("b7\r\n", "B7"),
        (" item-0042\t", "ITEM-0042"),
        ("\x02U-7F3K2\x03", "U-7F3K2"),
        ("Œuvre-é", "ŒUVRE-É"),
        ("house 7", "HOUSE 7"),
        ("x" * LONGEST_CODE, "X" * LONGEST_CODE),
        ("]C0b7", "B7"),
        ("]C1 0104012345678901 ", "0104012345678901"),
        ("]A0]C0", "]C0"),
        ("]d2abc", "ABC"),
        ("]Q1https://x.be/l/7f3k?a=1", "HTTPS://X.BE/L/7F3K?A=1"),
        ("]-7", "]-7"),
        (f"https://x.be/{'a' * 70}/item/demo-1\r", "…ITEM/DEMO-1"),
    ],
)
def test_a_code_loses_its_control_characters_and_aim_identifier_and_is_upper_cased(raw, code):
    assert code == read_code(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " \r\n",
        "7",
        "]C0",
        "]C07",
        "\x1b[2J",
        "AB\x00CD",
        "AB\tCD",
        "]C10104012345678901\x1d17261231",
        "AB\ufffdCD",
        "AB\u200bCD",
        "AB\u202eCD",
        "x" * (LONGEST_CODE + 1),
        "ß" * LONGEST_CODE,
        f"https://x.be/{'a' * 70}",
        "https://x.be/" + "a/" * LONGEST_READ,
    ],
)
def test_a_read_that_can_be_no_code_of_the_house_is_refused(raw):
    assert read_code(raw) is None


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("]E05400141234567", None),
        ("]E05400141234565", "5400141234565"),
        ("]E0036000291452", "036000291452"),
        ("]E0036000291453", None),
        ("]E496385074", "96385074"),
        ("]E496385075", None),
        ("]E004252614", "04252614"),
        ("]E001234531", "01234531"),
        ("]E001234543", "01234543"),
        ("]E001234505", "01234505"),
        ("]E001234565", "01234565"),
        ("]E004252615", None),
        ("]E3978020137962451999", "9780201379624"),
        ("]E3978020137962551999", None),
        ("]E251999", None),
        ("]E0123", None),
        ("]E0540014123456X", None),
        ("]E0٥400141234565", None),
        ("]C05400141234567", "5400141234567"),
        ("5400141234567", "5400141234567"),
        ("0900010630813", "0900010630813"),
    ],
)
def test_a_check_digit_counts_only_when_the_scanner_says_that_it_read_an_ean_or_upc(raw, code):
    assert code == read_code(raw)


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t", "\x03", "\r\n\x03"])
def test_a_read_ends_at_any_terminator_and_only_once(end):
    reads = ByteReads()

    readings = reads.take(f"b7{end}c8{end}".encode(), at=5.0)

    assert [CodeScanned("B7", 5.0), CodeScanned("C8", 5.0)] == readings
    assert not reads.begun


def test_a_read_that_arrives_in_pieces_is_one_code_with_the_moment_of_its_end():
    reads = ByteReads()
    whole = "Œuvre-é\r".encode()

    pieces = [reads.take(bytes([byte]), at) for at, byte in enumerate(whole)]

    assert [CodeScanned("ŒUVRE-É", len(whole) - 1)] == [reading for piece in pieces for reading in piece]


def test_a_code_without_terminator_is_refused_after_silence_and_not_joined_to_the_next():
    reads = ByteReads()
    reads.take(b"540014", at=1.0)
    assert reads.begun

    assert [CodeRefused(2.0)] == reads.fall_silent(2.0)
    assert [CodeScanned("B7", 3.0)] == reads.take(b"B7\r", at=3.0)


def test_silence_after_a_whole_code_posts_nothing():
    reads = ByteReads()
    reads.take(b"B7\r\n \x02", at=1.0)

    assert reads.fall_silent(2.0) == []


def test_bytes_that_are_no_utf_8_are_refused():
    assert [CodeRefused(1.0)] == ByteReads().take(b"caf\xe9\r", at=1.0)


def test_a_flood_without_terminator_is_bounded_refused_once_and_the_next_code_counts():
    reads = ByteReads()
    reads.take(b"x" * 100 * LONGEST_READ, at=1.0)

    assert [CodeRefused(2.0), CodeScanned("B7", 2.0)] == reads.take(b"x\rB7\r", at=2.0)
