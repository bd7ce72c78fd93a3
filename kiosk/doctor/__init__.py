"""Examines the kiosk: the machine, the data and the devices.

There is one module for each subject; every examination yields `Finding`s (`kiosk/lending/upkeep/findings.py`).
`examining.py` lists the examinations. `kiosk/cli/doctor.py` writes the findings, and the desk of a coordinator shows
them; the words of both are in `screens/present/doctor/`.
"""
