"""What `kiosk run` is put together from: the devices, the ledger, the window and the runtime between them."""
