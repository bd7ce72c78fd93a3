"""The twins of the devices, which ship with the kiosk for demos and tests, and the paper that their printer fills.

A twin behaves as the device does, remembers what it was asked, and can be made to fail.
"""
