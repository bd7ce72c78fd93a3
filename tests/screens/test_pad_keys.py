"""The keys of the pad, and what a stroke does to the typed text."""

import pytest

from screens.present.pad import Keys
from screens.present.pad_keys import (
    LETTERS,
    SEARCH,
    WORDS,
    Board,
    begins_capital,
    page_after,
    page_name,
    rows_of,
    struck,
)


@pytest.mark.parametrize(
    ("keys", "last"),
    [
        (Keys.DIGITS, ("", "0", "wipe")),
        (Keys.AMOUNT, (",", "0", "wipe")),
        (Keys.DAY, ("/", "0", "wipe")),
        (Keys.TIME, (":", "0", "wipe")),
    ],
)
def test_a_block_of_digits_has_the_sign_of_its_kind(keys: Keys, last: tuple[str, ...]):
    rows = rows_of(keys)

    assert (rows[0], rows[-1]) == (("1", "2", "3"), last)


@pytest.mark.parametrize("pages", WORDS.values())
def test_words_have_every_letter_and_digit_once(pages: tuple):
    keys = [key for page in pages for row in page for key in row if len(key) == 1 and key.isalnum()]

    assert len(keys) == len(set(keys))
    assert set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ÉËÏÖÜÇŁŞŽ") <= set(keys)
    assert all({"page", "space", "wipe"} <= {key for row in page for key in row} for page in pages)


@pytest.mark.parametrize("pages", [*LETTERS.values(), *SEARCH.values()])
def test_a_code_and_a_search_have_capitals_and_digits_on_one_page_or_two(pages: tuple):
    keys = [key for page in pages for row in page for key in row]

    assert set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") <= set(keys)
    assert keys.count("wipe") == len(pages)
    assert keys.count("page") == (len(pages) if len(pages) > 1 else 0)


@pytest.mark.parametrize("board", Board)
def test_the_pages_of_keys_follow_in_a_circle(board: Board):
    pages = len(WORDS[board])

    assert [page_after(Keys.WORDS, page, board) for page in range(pages)] == [*range(1, pages), 0]
    assert [page_name(Keys.WORDS, page) for page in range(3)] == ["ABC", "123", "ÉÈÀ"]


def test_a_key_types_the_letter_on_it():
    assert rows_of(Keys.WORDS, capital=False)[0] == tuple("azertyuiop")
    assert rows_of(Keys.WORDS, capital=False)[-1] == ("page", "caps", "space", "wipe")
    assert rows_of(Keys.WORDS, 2, capital=False)[0] == tuple("àâäáçéèêëí")


@pytest.mark.parametrize(
    ("keys", "typed", "capital"),
    [
        (Keys.WORDS, "", True),
        (Keys.WORDS, "Ik ken ", False),
        (Keys.WORDS, "Ik ken haar. ", True),
        (Keys.WORDS, "Nr. 4.", False),
        (Keys.NAME, "Noor ", True),
        (Keys.NAME, "Anne-", True),
        (Keys.NAME, "Noo", False),
    ],
)
def test_a_sentence_begins_with_a_capital_and_so_does_every_name(keys: Keys, typed: str, capital: bool):
    assert begins_capital(keys, typed) is capital


@pytest.mark.parametrize(
    ("typed", "key", "after"),
    [
        ("", "space", ""),
        ("a", "space", "a "),
        ("a ", "space", "a "),
        ("a ", "wipe", "a"),
        ("", "wipe", ""),
        ("abcd", "e", "abcde"),
        ("abcde", "f", "abcde"),
        ("abcde", "space", "abcde"),
    ],
)
def test_a_stroke_adds_one_letter_or_takes_it_back(typed: str, key: str, after: str):
    assert struck(Keys.WORDS, typed, key, 5) == after


def test_the_first_digit_replaces_an_offered_amount_and_the_first_letter_no_offered_text():
    assert struck(Keys.AMOUNT, "4,50", "3", 8, offered=True) == "3"
    assert struck(Keys.AMOUNT, "4,50", "wipe", 8, offered=True) == ""
    assert struck(Keys.AMOUNT, "3", "5", 8) == "35"
    assert struck(Keys.WORDS, "Tel de blokken", ".", 400, offered=True) == "Tel de blokken."
