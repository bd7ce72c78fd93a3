"""`python -m scripts.volunteers FOLDER` writes the pages of each language as `volunteers-nl.pdf` and so on."""

import sys
from pathlib import Path

from scripts.volunteers.drawing import NoRoomError, draw
from scripts.volunteers.pages import LANGUAGES, read
from scripts.volunteers.pictures import taken


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        leaflet = read(language)
        try:
            pdf = draw(leaflet, taken(leaflet))
        except NoRoomError as error:
            print(f"docs/manual/volunteers.{language}.toml: {error}", file=sys.stderr)
            return 1
        path = folder / f"volunteers-{language}.pdf"
        path.write_bytes(pdf)
        print(f"{path}: {len(leaflet.pages)} pages, {len(pdf) // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
