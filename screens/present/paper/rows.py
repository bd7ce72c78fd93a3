"""The rows of a ticket: an item with what holds for it, or a kind that was swapped with its points."""

from collections.abc import Iterable
from dataclasses import replace

from kiosk.lending.model import Cents, Line, Reservation, Swap
from kiosk.lending.tickets import SlipRow
from screens.present.words import Words


def row_of(line: Line, cost: Cents, words: Words) -> SlipRow:
    """The row of an item that was lent, brought back, kept longer or reserved; `cost` is what it cost in this visit."""
    if line.reservation:
        return _reserved(line.reservation, words)
    amount = words.money(cost) if cost else ""
    # Translators: on the ticket, below an item that was found by its picture, for its barcode could not be read
    found = words("zonder streepjescode") if line.by_picture else ""
    if line.due_on:
        # Translators: on the ticket; on that day itself is still in time
        due = words("terug voor {day}", day=words.due(line.due_on).full)
        return SlipRow(line.item.name, words.listed((due, found)), amount, _parts(line, words))
    name = line.item.name
    if line.price:
        # Translators: on the ticket, beside what it costs: this item came back after its day. It blames nobody.
        name = words("{thing}, langer gehouden", thing=name)
    return SlipRow(name, words.listed((_where(line, words), found)), amount)


def _parts(line: Line, words: Words) -> str:
    """The parts that went along, without those that the visitor reported as missing; empty for none."""
    missing = {note.part: note.missing for note in line.notes}
    counted = ((part.count - missing.get(at, 0), part.name) for at, part in enumerate(line.parts))
    listed = words.listed(f"{count} {name}" for count, name in counted if count > 0)
    # Translators: on the ticket, below an item that was lent: its parts, such as 12 blocks, 2 boards
    return words("Erbij: {parts}", parts=listed) if listed else ""


def _where(line: Line, words: Words) -> str:
    """Where an item that came back goes: aside for somebody, who is not named, or to its shelf; empty for neither."""
    if not line.hold:
        # Translators: on the ticket, of an item that came back; {shelf} is the name of a shelf, such as B3
        return words("hoort op plank {shelf}", shelf=line.put_back_on) if line.put_back_on else ""
    where = words.listed((line.hold.shelf, words("code {code}", code=line.hold.code)))
    # Translators: on the ticket, of an item that came back while somebody waits for it; where is a shelf and a code
    return words("hier wacht iemand op: {where}", where=where)


def _reserved(reservation: Reservation, words: Words) -> SlipRow:
    name, hold = reservation.item.name, reservation.hold
    if hold:
        # Translators: on the ticket: a reserved item lies ready for the visitor; that day itself is still in time
        ready = words("ligt klaar tot en met {day}", day=words.due(hold.until).full)
        return SlipRow(name, words.listed((ready, hold.shelf)), words("code {code}", code=hold.code))
    if reservation.place <= 1:
        # Translators: on the ticket: nobody waits longer for this item than the visitor
        return SlipRow(name, words("jij bent de eerste op de lijst"))
    # Translators: on the ticket: so many people wait longer for this item than the visitor
    ahead = words.many("nog {n} persoon voor jou", "nog {n} mensen voor jou", reservation.place - 1)
    return SlipRow(name, ahead)


# --- what was swapped --------------------------------------------------------------------------------------------


def swap_rows(lines: Iterable[Line], words: Words) -> tuple[SlipRow, ...]:
    """The rows of what was swapped, by kind; two tags of one kind are counted together."""
    kinds: dict[tuple[str, int], Swap] = {}
    for line in lines:
        if swap := line.swap:
            key = line.item.name, swap.points
            known = kinds.get(key, replace(swap, taken=0, given=0))
            kinds[key] = replace(known, taken=known.taken + swap.taken, given=known.given + swap.given)
    return tuple(row for (name, _), swap in kinds.items() for row in _swapped(name, swap, words))


def _swapped(name: str, swap: Swap, words: Words) -> list[SlipRow]:
    rows = []
    if swap.taken:
        # Translators: on the ticket of a swap shop, a kind of item and how many the visitor took: Body's, 5 taken
        taken = words.many("{thing}, {n} meegenomen", "{thing}, {n} meegenomen", swap.taken, thing=name)
        rows.append(SlipRow(taken, amount=_less(swap.taken * swap.points, words)))
    if swap.given:
        # Translators: on the ticket of a swap shop, a kind of item and how many the visitor gave: Body's, 3 given
        given = words.many("{thing}, {n} gebracht", "{thing}, {n} gebracht", swap.given, thing=name)
        rows.append(
            # Translators: on the ticket: the points for what was given come when a volunteer has seen it
            SlipRow(given, words("wacht op een vrijwilliger"))
            if swap.waits
            else SlipRow(given, amount=_more(swap.given * swap.points, words))
        )
    return rows


def _less(points: int, words: Words) -> str:
    # Translators: points that something cost, in the column of amounts; keep it short
    return words.many("−{n} punt", "−{n} punten", points) if points else ""


def _more(points: int, words: Words) -> str:
    # Translators: points that something earned, in the column of amounts; keep it short
    return words.many("+{n} punt", "+{n} punten", points) if points else ""
