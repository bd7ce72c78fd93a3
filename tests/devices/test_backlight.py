from pathlib import Path

import pytest

from devices.backlight import Backlight


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    return light(tmp_path, "10-0045", brightness=200, brightest=255)


def light(root: Path, name: str, brightness: int, brightest: int) -> Path:
    """Makes a backlight as the kernel shows it; returns the file of its brightness."""
    folder = root / name
    folder.mkdir()
    (folder / "max_brightness").write_text(f"{brightest}\n")
    (folder / "brightness").write_text(f"{brightness}\n")
    return folder / "brightness"


def level(brightness: Path) -> int:
    return int(brightness.read_text())


def test_every_light_is_dimmed_and_gets_its_brightness_back(panel, tmp_path):
    other = light(tmp_path, "acpi", brightness=5, brightest=7)
    backlight = Backlight(tmp_path)

    backlight.dim(True)
    assert (level(panel), level(other)) == (26, 1)

    backlight.dim(False)
    assert (level(panel), level(other)) == (200, 5)


def test_dimming_twice_remembers_the_brightness_before_the_first(panel, tmp_path):
    backlight = Backlight(tmp_path)
    for dim in (True, True, False, False):
        backlight.dim(dim)

    assert level(panel) == 200


def test_a_brightness_set_between_two_dimmings_is_restored_after_the_second(panel, tmp_path):
    backlight = Backlight(tmp_path)
    backlight.dim(True)
    backlight.dim(False)
    panel.write_text("90\n")

    backlight.dim(True)
    backlight.dim(False)

    assert level(panel) == 90


@pytest.mark.parametrize("brightness", [0, 3, 26])
def test_dimming_never_makes_a_light_brighter(tmp_path, brightness):
    panel = light(tmp_path, "panel", brightness, brightest=255)
    Backlight(tmp_path).dim(True)

    assert brightness == level(panel)


def test_a_light_left_dimmed_by_a_kiosk_that_was_killed_comes_back(panel, tmp_path):
    Backlight(tmp_path).dim(True)
    Backlight(tmp_path).dim(False)

    assert level(panel) == 255


def test_a_low_brightness_set_by_the_house_stays(tmp_path):
    panel = light(tmp_path, "panel", brightness=9, brightest=255)
    Backlight(tmp_path).dim(False)

    assert level(panel) == 9


def test_without_a_light_nothing_happens(tmp_path, caplog):
    for root in (tmp_path, tmp_path / "nowhere"):
        Backlight(root).dim(True)
        Backlight(root).dim(False)

    assert not caplog.records


def test_a_light_that_cannot_be_written_is_said_once_and_the_others_still_dim(panel, tmp_path, caplog):
    (tmp_path / "0-broken" / "brightness").mkdir(parents=True)
    (tmp_path / "1-odd").mkdir()
    (tmp_path / "1-odd" / "brightness").write_text("not a number")
    backlight = Backlight(tmp_path)

    backlight.dim(True)
    assert level(panel) == 26
    backlight.dim(False)
    assert level(panel) == 200

    assert len(caplog.records) == 1
