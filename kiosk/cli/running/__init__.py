"""Puts `kiosk run` together: the devices, the ledger, the window and the runtime between them."""
