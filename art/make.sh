#!/bin/sh
# Makes everything the screens draw and play out of the sources in art/:
#   art/make.sh                      pictures, sounds and the manual's diagrams (needs rsvg-convert and the kiosk's .venv)
#   art/make.sh MDI_FONT_PACKAGE     the icon font too, from the unpacked npm package @mdi/font 7.4.47
set -eu
cd "$(dirname "$0")/.."
python="${PYTHON:-.venv/bin/python}"
"$python" art/make_pictures.py
"$python" art/make_chimes.py
"$python" art/make_diagrams.py
[ $# -eq 0 ] || "$python" art/make_icons.py "$1"
