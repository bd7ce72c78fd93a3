"""The folder of photos beside the database. A photo is named after the picture that it was made from, and never
changes.
"""

import os
from pathlib import Path

from kiosk.lending.model import PHOTO_NAME
from kiosk.own_files import open_new


def folder_of(key_path: Path) -> Path:
    """The folder with the photos of the house, beside its key; it need not exist."""
    return key_path.with_name("photos")


def path_of(folder: Path, photo: str) -> Path:
    """The file of the photo with this name."""
    return folder / f"{photo}.jpg"


def keep(folder: Path, photo: str, content: bytes) -> None:
    """Write a photo completely and durably, or not at all. Raises OSError."""
    part = _part(folder, photo, content)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(path_of(folder, photo))


def copy_new(source: Path, target: Path) -> int:
    """Copy the photos that the target does not have yet, and return their number, 0 if there is no source.

    Other files in the target stay. Raises OSError.
    """
    copied = 0
    for path in _photos(source):
        copy = path_of(target, path.stem)
        if not copy.exists() or copy.stat().st_size != path.stat().st_size:
            _part(target, path.stem, path.read_bytes()).replace(copy)
            copied += 1
    if copied:
        os.sync()  # once for all photos, because a sync for each takes long on a stick
    return copied


def _photos(folder: Path) -> list[Path]:
    """The photos in a folder, which may be on a stick: only files with the name of a photo."""
    try:
        every = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    return [
        path
        for path in every
        if path.suffix == ".jpg" and PHOTO_NAME.fullmatch(path.stem) and path.is_file() and not path.is_symlink()
    ]


def _part(folder: Path, photo: str, content: bytes) -> Path:
    """Write the content of a photo to a file of another name beside it, and return the path of that file."""
    folder.mkdir(mode=0o700, exist_ok=True)
    part = path_of(folder, photo).with_suffix(".part")
    with os.fdopen(open_new(part), "wb") as file:
        file.write(content)
    return part
