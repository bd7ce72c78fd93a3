"""Writes the rows of a file into the ledger, in short transactions, and can take them back.

`known.py` reads the data of the house, to check a file against · `targets.py` has the table of each kind of rows ·
`applying.py` writes some rows in one transaction · `undoing.py` takes some back · `importer.py` writes a whole file, in
turns with the kiosk. The kiosk itself never imports this package.
"""
