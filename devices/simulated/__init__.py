"""The twins of the devices, which ship with the kiosk for demos and tests, and the paper that their printer fills.

A twin behaves like the device, remembers its commands, and can be made to fail.
"""
