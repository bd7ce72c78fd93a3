"""The limits that the pad, the forms, the ledger and the devices share; each is defined only here."""

from datetime import date, timedelta

SHORTEST_BARCODE = 2
"""In characters. One alone is what is left of a damaged read more often than it is a barcode; `B7` is one."""
LONGEST_CODE = 64
"""In characters, of a barcode, a tag or a member's number. A QR code can hold 4,000; the labels of a house do not."""
CODE = rf"[!-~](?:[ -~]{{0,{LONGEST_CODE - 2}}}[!-~])?"
"""The pattern of a code: printable ASCII, which every symbology carries and every font shows."""
BARCODE = rf"[!-~][ -~]{{0,{LONGEST_CODE - 2}}}[!-~]"
"""The pattern of a barcode or a tag: a code of at least 2 characters."""
LONGEST_TYPED_NUMBER = 16
"""In digits, of the number of a member who has a PIN: it can be typed on the number pad."""
SHORTEST_PIN, LONGEST_PIN = 4, 8
"""In digits."""
SHORTEST_DESK_PIN = 8
"""In digits, of the PIN with which a volunteer's number opens the desk at the number pad. A shorter one, which somebody
could guess in time, opens their own visit there; with their card it does for the desk."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""The days that can be typed; counting on from one of them never leaves the calendar, which ends in 9999."""
LONGEST_AGO = timedelta(days=60)
"""How long ago may be what a volunteer enters today."""

MOST_CENTS = 1_000_000
"""In one payment, deposit or waiver."""
MOST_VALUE = 10_000_000
"""In cents, of one item."""
MOST_POINTS = 1000
"""Counted at once, or for one item."""

LONGEST_NAME = 60
"""In characters, of what is typed on the pad as the name of a person, an item or a part."""
LONGEST_INSTRUCTIONS = 400
"""In characters, of what is to know when an item is borrowed, or returned."""
LONGEST_MESSAGE = 120
"""In characters, of a message for a member: it fits one page in the largest letters."""
MOST_MESSAGES = 5
"""How many messages can wait for one member."""
MOST_UNSETTLED = 50
"""Of what a visit scanned and did not record; of more than these, the newest stand on the screen."""
MOST_LINES_SHOWN = 100
"""Of a visit; of more than these, the newest stand on the screen, and all of them on the ticket."""
MOST_OF_PART = 10_000
"""How many an item can have of one part."""

NEARLY_FULL = 0.9
"""The part of the disk in use from which it counts as nearly full."""
