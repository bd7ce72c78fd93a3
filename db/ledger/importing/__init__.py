"""What was read from a file is written into the ledger, in short transactions, and can be taken back.

`known.py` what the house has, to check a file against · `targets.py` which table the rows of a kind are in ·
`applying.py` some rows in one transaction · `undoing.py` some of them taken back · `importer.py` all of it, in turns
with the kiosk. The kiosk itself never imports this.
"""
