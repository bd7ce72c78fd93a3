"""kiosk.toml and house.toml as bytes: what an editor, a bad stick or an attacker may leave in them."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.house import HouseFileError
from kiosk.house import load as load_house
from kiosk.settings import SettingsError
from kiosk.settings import load as load_settings

Load = Callable[[Path], object]
BOTH: list[tuple[Load, type[Exception]]] = [(load_settings, SettingsError), (load_house, HouseFileError)]

WRONG = {
    "not UTF-8": (b'[house]\nname = "\xe9"', "it is not written in UTF-8"),
    "UTF-16": ("[house]\n".encode("utf-16"), "it is not written in UTF-8"),
    "nested lists": (b"x = " + b"[" * 5000 + b"]" * 5000, "its brackets are nested too deeply"),
    "nested tables": (b"x = " + b"{a=" * 5000 + b"1" + b"}" * 5000, "its brackets are nested too deeply"),
    "5,000 digits": (b"x = " + b"9" * 5000, "a number or a day in it is too large"),
    "a huge file": (b"#" * 1_000_001, "it is larger than a megabyte"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.toml"


@pytest.mark.parametrize(("load", "error"), BOTH)
@pytest.mark.parametrize(("data", "why"), WRONG.values(), ids=WRONG)
def test_a_file_that_is_no_toml_is_one_sentence(
    path: Path, load: Load, error: type[Exception], data: bytes, why: str
) -> None:
    path.write_bytes(data)
    with pytest.raises(error) as said:
        load(path)
    assert str(said.value) == f"{path}: this is not TOML: {why}."


@pytest.mark.parametrize("kind", ["not UTF-8", "UTF-16", "nested lists", "nested tables", "5,000 digits"])
def test_control_the_parser_alone_raises_other_errors(kind: str) -> None:
    with pytest.raises((ValueError, RecursionError)) as said:
        tomllib.loads(WRONG[kind][0].decode())
    assert not isinstance(said.value, tomllib.TOMLDecodeError)


@pytest.mark.parametrize(("load", "error"), BOTH)
def test_a_byte_order_mark_is_ignored(path: Path, load: Load, error: type[Exception]) -> None:
    path.write_bytes(b"\xef\xbb\xbf[house]\n")
    load(path)
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize(("load", "error"), BOTH)
@pytest.mark.parametrize(
    "value",
    ["18446744073709551616", "-9223372036854775809", "0x" + "f" * 5000, "1e400", "nan", "9999-12-31", "[[[[1]]]]"],
)
def test_a_value_past_all_limits_is_refused_with_its_key(
    path: Path, load: Load, error: type[Exception], value: str
) -> None:
    key = (
        "[screen]\nidle_seconds"
        if load is load_settings
        else '[initiatives.a]\nname = "A"\n[initiatives.a.loans]\ndays'
    )
    path.write_text(f"{key} = {value}\n")
    with pytest.raises(
        error, match=r"(screen\.idle_seconds|initiatives\.a\.loans\.days) = .* cannot be used; allowed is"
    ):
        load(path)
