"""Spreadsheets that came on a stick: their copies, the requests of the desk for them, and the progress.

A stick is mounted only for some minutes, in which `stick.py` copies its sheets. A service of its own
(`systemd/kiosk-sheets.path`) checks and imports the copies, because this takes more memory and time than the kiosk can
spare. The kiosk writes requests and reads the progress (`requests.py`).
"""
