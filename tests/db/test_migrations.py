"""The migrations and the models tell the same story, on both databases."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

import db.migrations
from db.desk import DeskError
from db.migrations import differences, downgrade, upgrade
from db.models import REVISION, Row

Open = Callable[[str], Engine]


def test_up_and_down_and_up_again_is_the_models(engine: Engine) -> None:
    upgrade(engine)
    assert differences(engine) == []
    downgrade(engine)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    upgrade(engine)
    assert differences(engine) == []


def test_the_check_would_notice(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE initiative ADD COLUMN motto TEXT"))
    assert [difference[0] for difference in differences(engine)] == ["remove_column"]


def test_the_migrations_make_what_the_models_say_to_the_letter(sqlite_url: str, opened: Open, tmp_path: Path) -> None:
    (tmp_path / "models.db").touch()
    modelled = opened(f"sqlite:///{tmp_path}/models.db")
    Row.metadata.create_all(modelled)
    assert schema(opened(sqlite_url)) == schema(modelled)


def schema(engine: Engine) -> dict[str, list[str]]:
    """Every table and index as SQLite keeps it, each as its sorted parts."""
    kept = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    with engine.connect() as connection:
        found = connection.execute(text(kept)).all()
    return {
        name: sorted(part.strip(" \t,") for part in sql.splitlines())
        for name, sql in found
        if name not in ("alembic_version", "sqlite_sequence")
    }


def test_the_kiosk_knows_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(db.migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path, opened: Open) -> None:
    (tmp_path / "kiosk.db").touch()
    engine = opened(f"sqlite:///{tmp_path}/kiosk.db")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE journal (id INTEGER)"))
    with pytest.raises(DeskError, match="journal already exists"):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["journal"]


def test_what_is_no_database_or_one_of_a_newer_kiosk_is_left_alone(tmp_path: Path, opened: Open) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"no database" * 100)
    with pytest.raises(DeskError, match="file is not a database"):
        upgrade(opened(f"sqlite:///{tmp_path}/photo.jpg"))
    assert (tmp_path / "photo.jpg").read_bytes() == b"no database" * 100
    newer = opened(f"sqlite:///{tmp_path}/newer.db")
    upgrade(newer)
    with newer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DeskError, match="9999"):
        upgrade(newer)
