"""What the kiosk knows of itself: the health of its ledger, its backups, and whether it can trust the time."""
