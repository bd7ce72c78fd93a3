"""Writes the rows of a file into the ledger, in short transactions, and can take them back.

`known.py` reads what the house has, to check a file against · `targets.py` says which table the rows of a kind are in ·
`applying.py` writes some rows in one transaction · `undoing.py` takes some back · `importer.py` writes a whole file, in
turns with the kiosk. The kiosk itself never imports this.
"""
