"""The folder of the sheets that came on a stick: copies of them, what is asked for at the desk, how far it is.

The stick is only in for some minutes (`stick.py`). What was copied is checked and imported by a service of its own
(`systemd/kiosk-sheets.path`), for that takes more memory and time than a kiosk has to spare; the kiosk leaves wishes
and reads how far it is (`waiting.py`).
"""
