"""Asks for the card reader: which one it is, whether it reads a card, and at which side it is."""

import secrets
from contextlib import suppress
from queue import Empty, SimpleQueue

from kiosk.cli.setting_up.asking import Asker, Option
from kiosk.cli.setting_up.draft import Draft, allowed_in
from kiosk.lending.cards import KEY_BYTES
from kiosk.lending.events import CardFault, CardRefused, CardSeen, DeviceLost, DeviceReady, Event
from kiosk.lending.model import CardId
from kiosk.wiring import CardService, parse_reader

SECONDS = 30.0
LOOKS_WITHIN = 3.0
HANGS = "ACR122"
"""The part of the name of readers that sometimes hang, until they are plugged in again."""

TOLD = {
    CardFault.RANDOM: "This is a phone or a bank card: its number changes at every tap. It cannot be a member's card.",
    CardFault.PAYMENT: "This is a bank card: it cannot be a member's card. The reader works.",
    CardFault.SHARED: "Many cards have this same number, so it cannot be a member's card. The reader works.",
    CardFault.FOREIGN: "This kind of card cannot be a member's card. The reader works.",
    CardFault.UNREADABLE: "The card could not be read. Lay it flat on the reader, and leave it there for a second.",
}


def ask_reader(asker: Asker, draft: Draft) -> None:
    """Ask for the reader, try it with a card, and ask for its side."""
    from devices.cards.probe import probe

    present = draft.present.cards
    asker.heading("The card reader")
    while not (found := probe()).readers:
        asker.say(
            "No card reader was found. Plug it in now, if you have it here. Is it in already? Then go on: at the end "
            "stands why it was not found."
        )
        if not asker.looks() or not asker.yes("reader.again", "Look once more?", False):
            break
    options = [Option("pcsc", "Whichever reader is plugged in.")] if len(found.readers) != 1 else []
    for name in found.readers:
        port = "pcsc" if len(found.readers) == 1 else f"pcsc:{name}"
        options.append(Option(port, f"{name} (plugged in now)"))
    options += [
        Option("none", "None: members type their number and PIN instead."),
        Option("simulated", "A pretended one, in a window beside the kiosk: for a try without devices."),
    ]
    if any(HANGS in name for name in found.readers):
        asker.say("An ACR122U hangs now and then, until it is unplugged and plugged in again. See the shopping list.")
    port = asker.choose("cards.reader", "Which card reader?", options, present.reader, allowed_in("cards.reader"))
    draft.put("cards.reader", port)
    wiring = parse_reader(port)
    if isinstance(wiring, CardService) and found.readers and asker.looks():
        try_reader(asker, wiring)
    if port != "none":
        sides = tuple(Option(side, words) for side, words in SIDES.items())
        side = asker.choose("cards.side", "Where is the reader, seen from in front of the screen?", sides, present.side)
        draft.put("cards.side", side)


SIDES = {"left": "To the left of it.", "right": "To the right of it.", "below": "Below it."}


def try_reader(asker: Asker, wiring: CardService) -> None:
    """Try the reader with a card, and write the result; nothing of the card is kept."""
    question = "Lay any card on the reader now, or press Enter to try it later."
    if card_laid(asker, wiring, secrets.token_bytes(KEY_BYTES), question):
        asker.say("A card was read: the reader works.")
    else:
        asker.say("No card was read. You can try it later: run this again.")


def _until_it_looked(events: "SimpleQueue[Event]") -> None:
    """Wait until the reader has found a card that lies on it already, so that a card laid down later counts as new."""
    with suppress(Empty):
        while not isinstance(events.get(timeout=LOOKS_WITHIN), DeviceReady | DeviceLost):
            pass


def card_laid(asker: Asker, wiring: CardService, key: bytes, question: str) -> CardId | None:
    """The card that the person lays down now, digested with `key`; None if they do not. Unusable cards are refused."""
    from devices.cards.reader import PcscReader

    events: SimpleQueue[Event] = SimpleQueue()
    reader = PcscReader(key, wiring.name, settle_seconds=0)  # a reader that is plugged in has found its card already

    def happened() -> CardSeen | CardRefused | None:
        while not events.empty():
            match events.get():
                case CardSeen(tapped=True) | CardRefused() as event:
                    return event
        return None

    reader.start(events.put)
    try:
        _until_it_looked(events)
        while isinstance(event := asker.wait(question, happened, SECONDS), CardRefused):
            asker.say(TOLD[event.fault])
    finally:
        reader.stop()
    return event.card if isinstance(event, CardSeen) else None
