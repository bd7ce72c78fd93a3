"""The limits that the pad, the forms, the ledger and the devices share; each is defined only here."""

from datetime import date, timedelta

SHORTEST_BARCODE = 2
"""In characters. A single character is mostly the rest of a damaged read; `B7` is a barcode."""
LONGEST_CODE = 64
"""In characters, of a barcode, a tag or a member's number. A QR code can hold 4,000, but labels of a house have
fewer.
"""
CODE = rf"[!-~](?:[ -~]{{0,{LONGEST_CODE - 2}}}[!-~])?"
"""The pattern of a code: printable ASCII, which every symbology carries and every font shows."""
BARCODE = rf"[!-~][ -~]{{0,{LONGEST_CODE - 2}}}[!-~]"
"""The pattern of a barcode or a tag: a code of at least 2 characters."""
LONGEST_TYPED_NUMBER = 16
"""In digits, of the number of a member who has a PIN: the number pad takes no longer one."""
SHORTEST_PIN, LONGEST_PIN = 4, 8
"""In digits."""
SHORTEST_DESK_PIN = 8
"""In digits, of the PIN with which a volunteer's number opens the desk at the number pad. A shorter PIN could be
guessed in time: at the pad it opens only their own visit, at the desk it is good together with their card.
"""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""The first and the last day that can be typed. A day counted from one of them never leaves the calendar, which ends in
9999.
"""
LONGEST_AGO = timedelta(days=60)
"""The greatest age of an event that a volunteer enters today."""

MOST_CENTS = 1_000_000
"""In one payment, deposit or waiver."""
MOST_VALUE = 10_000_000
"""In cents, of one item."""
MOST_POINTS = 1000
"""In points, counted at once or for one item."""

LONGEST_NAME = 60
"""In characters, of the name of a person, an item or a part."""
LONGEST_INSTRUCTIONS = 400
"""In characters, of the instructions for borrowing or for returning an item."""
LONGEST_MESSAGE = 120
"""In characters, of a message for a member: it fits one page in the largest letters."""
MOST_MESSAGES = 5
"""The most messages that can wait for one member."""
MOST_UNSETTLED = 50
"""The most codes that a visit scanned and did not record; of more codes, the newest are shown."""
MOST_LINES_SHOWN = 100
"""The most lines of a visit on the screen; of more lines, the newest are shown. The ticket has all of them."""
MOST_OF_PART = 10_000
"""The most pieces of one part that an item can have."""

NEARLY_FULL = 0.9
"""The part of the disk in use, from 0 to 1, from which the disk counts as nearly full."""
