"""The devices of the kiosk: a room for each kind that `kiosk.toml` names, their twins, and speech and backlight.

No room imports another one, except that `simulated` uses the layout of tickets (`printers.job`). The library of a
device is imported when the device is opened, so that a kiosk without such a device does not load it.
"""
