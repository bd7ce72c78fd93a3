"""The folder of photos beside the database. A photo is called after the picture it was made of, and never changes."""

import os
from pathlib import Path

from kiosk.own_files import open_new


def folder_of(key_path: Path) -> Path:
    """The folder with the photos of the house, beside its key; it need not be there."""
    return key_path.with_name("photos")


def path_of(folder: Path, photo: str) -> Path:
    """The file of the photo with this name."""
    return folder / f"{photo}.jpg"


def keep(folder: Path, photo: str, content: bytes) -> None:
    """Write a photo whole and durably, or not at all. Raises OSError."""
    folder.mkdir(mode=0o700, exist_ok=True)
    path = path_of(folder, photo)
    part = path.with_suffix(".part")
    with os.fdopen(open_new(part), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def copy_new(source: Path, target: Path) -> int:
    """Copy the photos that the target does not have yet; returns how many. None in the source, none copied.

    What is in the target stays. Raises OSError.
    """
    copied = 0
    for path in sorted(source.glob("*.jpg")) if source.is_dir() else ():
        if not path_of(target, path.stem).exists():
            keep(target, path.stem, path.read_bytes())
            copied += 1
    return copied
