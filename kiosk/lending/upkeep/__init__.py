"""The upkeep of the kiosk: the health of its ledger, its backups, and whether its time can be trusted."""
