"""Reads exported files of other programs: recognises the file, reads its cells, and checks whether they fit the house.

Nothing here uses the database: `db.ledger.importing` writes the rows. The kiosk itself never imports this package.
"""
