"""The devices of the kiosk: a room for each kind that `kiosk.toml` names, their twins, and speech and backlight.

No room imports another one; `simulated` alone knows how a ticket is laid out (`printers.job`). The library of a device
is imported when one is opened, for a kiosk without that device need not load it.
"""
