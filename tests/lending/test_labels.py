"""One label, one code: the other codes that the label with a given code may have."""

import pytest

from kiosk.lending.codes.labels import LabelMark, canonical, other_forms, shortened_link
from kiosk.lending.limits import LONGEST_CODE

CODABAR = (LabelMark.CODABAR_SIGNS, LabelMark.CODABAR_CHECK)
CODE_39 = (LabelMark.CODE_39_SIGNS, LabelMark.CODE_39_CHECK)


@pytest.mark.parametrize(
    ("code", "marks", "forms"),
    [
        ("036000291452", (), ("0036000291452",)),
        ("0036000291452", (), ("036000291452",)),
        ("036000291453", (), ()),
        ("5400141234565", (), ()),
        ("DEMO-0001", (), ()),
        ("A31234B", (), ()),
        ("*DEMO-1*", (), ()),
        ("A31234B", CODABAR[:1], ("31234",)),
        ("A31234", CODABAR[:1], ()),
        ("31117013206375", CODABAR[1:], ("3111701320637", "311170132063756")),
        ("*DEMO-1*", CODE_39[:1], ("DEMO-1",)),
        ("DEMO-1", CODE_39[:1], ("*DEMO-1*",)),
        ("CODE 39R", CODE_39[1:], ("CODE 39", "CODE 39RB")),
        ("*CODE 39R*", CODE_39, ("CODE 39R", "*CODE 39*", "CODE 39", "*CODE 39RB*", "CODE 39RB")),
        ("HTTPS://X.EXAMPLE/ITEM/DEMO-0001", (), ("ITEM/DEMO-0001", "DEMO-0001")),
        ("HTTPS://X.EXAMPLE/?CODE=DEMO%2D0001", (), ("?CODE=DEMO-0001", "CODE=DEMO-0001", "DEMO-0001")),
        ("WWW.X.EXAMPLE/DEMO-0001/", (), ("DEMO-0001",)),
        ("…DEMO-0001", (), ("DEMO-0001",)),
        ("ITEM/DEMO-0001", (), ()),
        ("HTTPS://X.EXAMPLE/036000291452", (), ("036000291452", "0036000291452")),
    ],
)
def test_the_most_likely_other_form_of_a_code_comes_first(
    code: str, marks: tuple[LabelMark, ...], forms: tuple[str, ...]
) -> None:
    assert tuple(form for form in other_forms(code, marks) if not form.startswith("/")) == forms


def test_the_check_digit_of_aim_counts_the_letters_at_both_ends() -> None:
    """C 4712 D: 18 + 4 + 7 + 1 + 2 + 19 = 51; 13 are missing to 64, and 13 is a slash."""
    assert {"4712", "C4712D"} <= {*other_forms("C4712/D", CODABAR)}
    assert "4712" not in other_forms("C4712:D", CODABAR)


def test_a_codabar_label_read_without_its_letters_is_found_under_the_stored_code() -> None:
    assert "A31234B" in other_forms("31234", CODABAR[:1])


def test_an_article_number_is_stored_with_thirteen_digits() -> None:
    assert [canonical(code) for code in ("036000291452", "036000291453", "0036000291452", "96385074")] == [
        "0036000291452",
        "036000291453",
        "0036000291452",
        "96385074",
    ]


@pytest.mark.parametrize(
    ("code", "short"),
    [
        (f"HTTPS://X.EXAMPLE/{'A' * 60}/ITEM/DEMO-0001", "…ITEM/DEMO-0001"),
        (f"HTTPS://X.EXAMPLE/{'A' * 70}", ""),
        ("A" * 40 + "/" + "B" * 40, ""),
    ],
)
def test_the_code_of_a_long_link_is_its_end(code: str, short: str) -> None:
    assert shortened_link(code) == short
    assert len(short) <= LONGEST_CODE
