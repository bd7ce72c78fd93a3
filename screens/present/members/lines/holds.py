"""An item that is set aside, in words: whether it is for the visitor, where it is, its code, and until when."""

from dataclasses import dataclass

from kiosk.lending.model import Device, Hold, Line, Reservation
from kiosk.lending.states import Session
from screens.present.members.notices import picture_of
from screens.present.members.troubles import gone
from screens.present.values import Message, Picture, Tone
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class ReadyView:
    """An item that is set aside for the visitor: `where` it is with the code on its slip, and `until` when."""

    key: str
    title: str
    picture: Picture
    place: str
    where: str
    until: str

    @property
    def aloud(self) -> str:
        """The name of the item, where it is and until when."""
        return f"{self.title}. {self.where}. {self.until}"


def ready_view(reservation: Reservation, hold: Hold, words: Words) -> ReadyView:
    item = reservation.item
    return ReadyView(
        item.barcode, item.name, picture_of(item), item.initiative.name, where(hold, words), until(hold, words)
    )


def place(reservation: Reservation, words: Words) -> str:
    """The visitor's place in the queue, or that the item is set aside for them."""
    if reservation.hold:
        # Translators: of an item that was reserved, and can be fetched now
        return words("Ligt klaar voor jou")
    if reservation.place <= 1:
        # Translators: of an item that one waits for: nobody else comes before
        return words("Jij bent de eerste op de lijst")
    # Translators: of an item that one waits for: so many people come before
    return words.many("Nog {n} persoon voor jou", "Nog {n} mensen voor jou", reservation.place - 1)


def where(hold: Hold, words: Words) -> str:
    """The shelf of the item, with the code on its slip."""
    if not hold.shelf:
        return words("Code {code}", code=hold.code)
    # Translators: {shelf} is the name of a shelf, such as Reservaties; {code} stands on the slip on the item: K7
    return words("Plank {shelf}, code {code}", shelf=hold.shelf, code=hold.code)


def until(hold: Hold, words: Words) -> str:
    # Translators: an item lies ready until that day, the day itself included
    return words("Tot en met {day}", day=words.due(hold.until).full)


def reserved_note(line: Line, words: Words) -> Message | None:
    """The note on the line of a reservation: where the item lies, or how the visitor will know that it lies ready."""
    hold = line.reservation.hold if line.reservation else None
    if hold is None:
        return Message("information-outline", words("Ligt het klaar? Dan zie je dat hier, met je kaart."))
    return Message(
        "bookmark-outline", until(hold, words), words("Neem het nu mee, of later: {where}", where=where(hold, words))
    )


def task(session: Session, hold: Hold, words: Words) -> Message:
    """What to do with an item that came back while somebody waits for it. The slip of the item prints without a
    touch.
    """
    lay = words("Leg het op plank {shelf}.", shelf=hold.shelf) if hold.shelf else words("Laat het hier bij het scherm.")
    if gone(session, Device.PRINTER):
        slip = words("Schrijf {code} op een papiertje en leg het erbij.", code=hold.code)
    else:
        slip = words("Leg het briefje met {code} erbij.", code=hold.code)
    return Message("bookmark-outline", words("Hier wacht iemand op."), f"{lay} {slip}", Tone.LOOK, code=hold.code)
