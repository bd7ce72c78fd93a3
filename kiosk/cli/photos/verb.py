"""`kiosk item photo`: takes photos from a folder or a stick for the items that they are named after."""

import os
import sys
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.common import WRONG_USE, ConfigFile, counted, fail, plain_errors, remark, settings
from kiosk.cli.ledger import do, open_ledger
from kiosk.cli.reading import read_barcode
from kiosk.lending.commands import SetPhoto
from kiosk.own_files import open_new
from kiosk.photos.folder import folder_of, keep, path_of
from kiosk.photos.matching import match
from kiosk.printable import printable
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.ledger import SqlLedger
    from db.listings import PhotoListing

FROM_STICK = "fotos"
"""The folder on a stick from which photos are taken when the stick is put in."""
Say = Callable[[str], None]


def photo(
    source: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Photos, each named after the barcode of its item, or its name."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say which photo is of which item.")] = False,
    remove: Annotated[
        str | None, typer.Option(metavar="BARCODE", help="Take the photo of this item away; its drawing is back.")
    ] = None,
    config: ConfigFile = None,
) -> None:
    """Show photos of items instead of drawings: JPEG, HEIC, PNG, WebP or AVIF, from a folder or a stick.

    `DEMO-0001.jpg` or `Boormachine.heic`; of several of one item the first that can be used, without a number in
    brackets before those with. Each is made square, small and upright; when and where it was taken is left out. The
    kiosk may be running. A second time only what is new is done.
    """
    if (source is None) == (remove is None):
        fail("Which photos? Name a folder, or an item with --remove.", WRONG_USE)
    loaded = settings(config)
    barcode = read_barcode(remove) if remove is not None else None
    with plain_errors(OSError), open_ledger(loaded) as ledger:
        photos = Photos(ledger, folder_of(loaded.database.key_path), _to_stdout, remark, dry_run=dry_run)
        if barcode is not None:
            photos.show(barcode, "")
        elif source is not None:
            photos.take(_files(source))
        photos.tidy()


def take_from_stick(config: Settings, stick: Path) -> None:
    """Take the photos in the folder `fotos` of a stick, if there is one, and write the results to `fotos.txt`."""
    source = stick / FROM_STICK
    if not source.is_dir() or source.is_symlink():
        return
    lines: list[str] = []
    with open_ledger(config) as ledger:
        photos = Photos(ledger, folder_of(config.database.key_path), lines.append, lines.append)
        try:
            photos.take(_photos_in(source, lines.append))
            photos.tidy()
        except OSError as error:
            lines.append(f"Not all photos were taken: {error.strerror}.")
            remark(f"{source}: {lines[-1]}")
    try:
        with os.fdopen(open_new(stick / f"{FROM_STICK}.txt"), "w", encoding="utf-8", newline="\r\n") as file:
            file.writelines(f"{printable(line)}\n" for line in lines)
    except OSError as error:
        remark(f"{stick}: what became of the photos is not told there: {error.strerror}.")


def _to_stdout(line: str) -> None:
    sys.stdout.write(f"{line}\n")


class Photos:
    """The photos of the house: their names in the ledger, and their files in the folder.

    `say` is called with a line for each photo that is used, `warn` with one for each file that cannot be used.
    """

    def __init__(self, ledger: "SqlLedger", folder: Path, say: Say, warn: Say, *, dry_run: bool = False) -> None:
        self._ledger, self._folder, self._dry_run = ledger, folder, dry_run
        self._say, self._warn = say, warn
        self._items: dict[str, PhotoListing] = {one.barcode: one for one in ledger.list_photos()}
        self._left: set[str] = set()
        """The photos that items had before."""

    def take(self, files: Mapping[str, Path]) -> None:
        """Make every file the photo of its item, and report the result for each."""
        found = match(files, {barcode: one.name for barcode, one in self._items.items()})
        new = same = 0
        for barcode, stems in sorted(found.files.items()):
            for at, stem in enumerate(stems):
                changed = self._take_one(barcode, files[stem])
                if changed is None:
                    continue
                new, same = new + changed, same + (not changed)
                for other in stems[at + 1 :]:
                    self._warn(f"{files[other].name}: not used, {barcode} has {files[stem].name} already.")
                break
        for stem in found.ambiguous:
            self._warn(f"{files[stem].name}: several items are called so. Name it after the barcode of one.")
        for stem in found.unknown:
            self._warn(f"{files[stem].name}: no item has this barcode or this name.")
        would = "would be " if self._dry_run else ""
        self._say(f"{counted(new, 'photo')} {would}taken, {same} were there already, {_unused(files, new + same)}.")

    def _take_one(self, barcode: str, file: Path) -> bool | None:
        """Make this file the photo of the item. Returns whether it is a new photo; None for a file that is no photo."""
        from kiosk.photos.making import NoPhotoError, made_of, name_of

        item = self._items[barcode]
        try:
            name = name_of(file)
            there = path_of(self._folder, name).exists()
            if item.photo == name and there:
                return False
            content = None if there else made_of(file)
        except NoPhotoError as error:
            self._warn(f"{file.name}: not used, {error}.")
            return None
        except OSError as error:
            self._warn(f"{file.name}: it cannot be read: {error.strerror}.")
            return None
        self._say(printable(f"{file.name}: {barcode} {item.name}"))
        if content is not None and not self._dry_run:
            keep(self._folder, name, content)
        self.show(barcode, name)
        return True

    def show(self, barcode: str, name: str) -> None:
        """Set the photo of an item; an empty `name` shows its drawing."""
        if self._dry_run:
            return
        known = self._items.get(barcode)  # None for a mistyped barcode, which the ledger declines
        before = (known.photo or "") if known else None
        if before != name:
            do(self._ledger, SetPhoto(barcode, name))
        if before:
            self._left.add(before)

    def tidy(self) -> None:
        """Delete the photos that items had before this command and that no item has now."""
        for name in self._left - {one.photo for one in self._ledger.list_photos()}:
            path_of(self._folder, name).unlink(missing_ok=True)


def _files(folder: Path) -> dict[str, Path]:
    """The photos in this folder and its subfolders. Exits with 2 if there is none."""
    from kiosk.photos.making import ENDINGS

    if not folder.is_dir():
        fail(f"{folder}: there is no such folder.", WRONG_USE)
    found = _photos_in(folder, remark)
    if not found:
        fail(f"{folder}: there are no photos in it; their names end in {', '.join(sorted(ENDINGS))}.", WRONG_USE)
    return found


def _photos_in(folder: Path, warn: Say) -> dict[str, Path]:
    """The photos in this folder and its subfolders, by their names without endings."""
    from kiosk.photos.making import ENDINGS

    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.is_file():
            if path.stem in found:
                warn(f"{path}: not used, {found[path.stem].name} is called the same.")
            found.setdefault(path.stem, path)
    return found


def _unused(files: Collection[str], used: int) -> str:
    return f"{len(files) - used} of {len(files)} files were not used"
