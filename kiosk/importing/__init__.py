"""Reading what others exported: which file it is, what stands in it, and whether it fits the house.

Nothing here knows the database: `db.ledger.importing` writes what was read. The kiosk itself never imports this.
"""
