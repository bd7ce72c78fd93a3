"""The receipt printer: `job` turns a ticket into bytes, `printer` sends them and finds out whether they were printed.

`opening` is for `kiosk.toml`, `probe` for `kiosk doctor`, `trial` for `kiosk print-test`.
"""
