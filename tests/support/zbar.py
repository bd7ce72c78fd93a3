"""Reads codes from a picture with zbarimg (Debian's zbar-tools), which shares no code with the kiosk."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

READER = shutil.which("zbarimg")

needs_zbar = pytest.mark.skipif(READER is None, reason="not run: no zbarimg (zbar-tools)")


def calendars(picture: Image.Image, folder: Path) -> set[str]:
    """The iCalendar texts of all QR codes in the picture; `folder` takes it as a file."""
    return set(re.findall(r"BEGIN:VCALENDAR\r\n.*?END:VCALENDAR\r\n", texts(picture, folder), re.DOTALL))


def payments(picture: Image.Image, folder: Path) -> set[str]:
    """The payloads (EPC069-12) of all QR codes in the picture, ten lines each."""
    return set(re.findall(r"^BCD\n(?:.*\n){8}\d{12}$", texts(picture, folder), re.MULTILINE))


def barcodes(picture: Image.Image, folder: Path) -> list[str]:
    """The texts of all barcodes (Code 128) in the picture."""
    return texts(picture, folder, "code128").splitlines()


def texts(picture: Image.Image, folder: Path, kind: str = "qrcode") -> str:
    """The texts of all codes of one kind in the picture, each with an end of line."""
    path = folder / "codes.png"
    picture.save(path)
    command = [str(READER), "--quiet", "--raw", "-Sdisable", f"-S{kind}.enable", str(path)]
    return subprocess.run(command, capture_output=True, check=False).stdout.decode()
