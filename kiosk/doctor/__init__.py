"""Looks the kiosk over: the machine it runs on, what it keeps, and its devices.

One module for each subject; every look gives `Finding`s (`kiosk/lending/upkeep/findings.py`). `examining.py` says which
looks there are. `kiosk/cli/doctor.py` writes what they find, and the desk of a coordinator shows it; the words of both
are in `screens/present/doctor/`.
"""
