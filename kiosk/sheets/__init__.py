"""Spreadsheets that came on a stick: their copies, what the desk requested for each, and the progress.

A stick is mounted for some minutes only; `stick.py` copies its sheets meanwhile. A service of its own
(`systemd/kiosk-sheets.path`) checks and imports the copies, because this takes more memory and time than the kiosk can
spare. The kiosk writes requests and reads the progress (`requests.py`).
"""
