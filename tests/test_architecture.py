"""The maps in `docs/architecture.md` and `docs/rooms.md` are true: all files, folders and tables they name exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAP = "".join((ROOT / "docs" / name).read_text("utf-8") for name in ("architecture.md", "rooms.md"))
ROOMS = ("kiosk", "screens", "devices", "db", "tests", "docs", "scripts", "art", "systemd")
TREE = [
    path.relative_to(ROOT).as_posix() + ("/" if path.is_dir() else "")
    for room in ROOMS
    for path in [ROOT / room, *(ROOT / room).rglob("*")]
    if "__pycache__" not in path.parts
]
NAMED = sorted(set(re.findall(r"(?<![\w./-])((?:[a-z_]+/)+[a-z_]*(?:\.\w+)?|[a-z_]+\.(?:py|kv|md))(?![\w/])", MAP)))


def there(name: str) -> bool:
    """Whether a file or folder has a path with this end; `kiosk.toml` and `house.toml` belong to the installer."""
    return any(path == name or path.endswith((f"/{name}", f"/{name}/")) for path in TREE)


def test_the_map_names_files_and_folders() -> None:
    assert len(NAMED) > 60


@pytest.mark.parametrize("name", NAMED)
def test_everything_that_the_map_names_exists(name: str) -> None:
    assert there(name), f"a map in docs/ names {name}, and there is no such file or folder"


def test_control_a_missing_file_is_noticed() -> None:
    assert not there("kiosk/lending/no_such_module.py")


@pytest.mark.parametrize("name", ["Why", "REASONS", "FORMS", "SCREENS", "LANGUAGES", "COMMANDS"])
def test_the_tables_that_an_addition_needs_exist(name: str) -> None:
    tables = re.compile(rf"^(class {name}\b|{name}\b.* = )", re.MULTILINE)
    assert any(tables.search((ROOT / path).read_text("utf-8")) for path in TREE if path.endswith(".py"))
