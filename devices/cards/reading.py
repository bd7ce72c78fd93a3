"""Reads one card: its digest, or the reason why it cannot be the card of a member.

The identifier is digested here and leaves this module in no event, log or error.
"""

from devices.cards.pcsc import Card
from kiosk.lending.cards import fault_of, identify
from kiosk.lending.events import CardFault
from kiosk.lending.model import CardId

GET_IDENTIFIER = bytes.fromhex("FFCA000000")
"""The command that asks for the UID of the card (PC/SC part 3, 3.2.2.1.3)."""
SELECT_PAYMENT = bytes.fromhex("00A404000E") + b"2PAY.SYS.DDF01" + b"\0"
"""Selects the directory of payment applications (EMV Contactless, book B): only payment cards have it."""

DONE = b"\x90\x00"
NO_IDENTIFIER = (b"\x6a\x81", b"\x6d\x00")
READER_FAILED = b"\x63\x00"
STORAGE_CARD = bytes.fromhex("4F0CA000000306")
"""The bytes in the ATR of every card without ISO 14443-4, which has no applications (PC/SC part 3, 3.1.3.2.3.2)."""


class TornReadError(Exception):
    """The exchange failed, with these status bytes, because the card was moved away or is not near enough."""

    def __init__(self, status: bytes) -> None:
        super().__init__(f"status {status.hex() or 'missing'}")


def judge(card: Card, key: bytes) -> CardId | CardFault:
    """The card's digest under `key`, or the fault of the card.

    Raises `TornReadError` or `PcscError` when a new try may succeed.
    """
    answer = card.ask(GET_IDENTIFIER)
    uid, status = answer[:-2], answer[-2:]
    if status in NO_IDENTIFIER:
        return CardFault.UNREADABLE
    if status != DONE:
        raise TornReadError(status)
    if fault := fault_of(uid):
        return fault
    if STORAGE_CARD not in card.atr and pays(card):
        return CardFault.PAYMENT
    return identify(uid, key)


def pays(card: Card) -> bool:
    """Is this a payment card? Yes also for one that is blocked or has a longer answer. Raises `TornReadError`."""
    status = card.ask(SELECT_PAYMENT)[-2:]
    if len(status) < 2 or status == READER_FAILED:
        raise TornReadError(status)
    return status[0] in (0x90, 0x61, 0x62)
