"""Reads calendars from a picture with zbarimg (Debian's zbar-tools), a reader that shares no code with ours."""

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
    path = folder / "codes.png"
    picture.save(path)
    command = [str(READER), "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(path)]
    answer = subprocess.run(command, capture_output=True, check=False).stdout.decode()
    return set(re.findall(r"BEGIN:VCALENDAR\r\n.*?END:VCALENDAR\r\n", answer, re.DOTALL))
