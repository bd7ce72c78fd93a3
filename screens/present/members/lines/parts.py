"""The parts of an item: first whether all are there, then, part by part, what is missing or broken."""

from dataclasses import dataclass

from kiosk.lending.events import AllTherePressed, PartNoted, PartsFolded, PartsToldPressed, PartsUnfolded
from kiosk.lending.model import Device, Line, Part, PartNote, PartsSaid
from kiosk.lending.states import Counting, Session
from screens.present.members.troubles import gone
from screens.present.values import Action, Message, Picture, Tone
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class Tally:
    """The buttons for how many of a part are missing, or broken: `more` shows the number and counts one more, `less`
    takes one back.

    `more` is `on` once something was counted. A part that is there only once has no `less`: a second touch of `more`
    takes the count back.
    """

    more: Action
    less: Action | None = None


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of an item: `12 blokken`. With `tallies` (missing, broken) the part is being counted, and a touch counts
    it.
    """

    key: str
    name: str
    count: str
    picture: Picture | None = None
    touch: Action | None = None
    tallies: tuple[Tally, ...] = ()

    @property
    def aloud(self) -> str:
        """What should be there, and what was counted of it."""
        noted = [tally.more.text for tally in self.tallies if tally.more.on]
        return ", ".join([f"{self.count} {self.name}", *noted])


def listed(line: Line) -> tuple[PartView, ...]:
    """The parts that should be there."""
    return tuple(_part(place, part) for place, part in enumerate(line.parts))


def counted(line: Line, counting: Counting, words: Words) -> tuple[PartView, ...]:
    """The parts, each with buttons that count what is missing and broken: together never more than there should be."""
    return tuple(_counted(place, part, counting.note(place), words) for place, part in enumerate(line.parts))


def asked(line: Line, words: Words) -> tuple[str, tuple[Action, ...]]:
    """The question whether all parts are there, and its two answers."""
    wrong = Action(words("Er is iets mis"), PartsUnfolded(line.operation), "puzzle-outline")
    return words("Is alles erbij?"), (_all_there(line, words), wrong)


def counting_question(line: Line, counting: Counting, words: Words) -> tuple[str, tuple[Action, ...]]:
    """The question while counting, and its answers: done or, while nothing is counted, all is there; and back."""
    # Translators: {thing} is the name of an item of which parts are missing or broken
    question = words("{thing}: wat is er mis?", thing=line.item.name)
    back = Action(words("Terug"), PartsFolded(), "arrow-u-left-top")
    if counting.notes:
        done = Action(words("Klaar met tellen"), PartsToldPressed(), "check-bold")
        return question, (done, back)
    return question, ((_all_there(line, words), back) if line.asks_parts else (back,))


def note(line: Line, words: Words) -> Message | None:
    """What the visitor reported, and whether a volunteer looks at the item first; None where nothing was reported."""
    match line.parts_said:
        case PartsSaid.NOTHING:
            return Message("help-circle", words("Is alles erbij?"), tone=Tone.LOOK)
        case PartsSaid.ALL_THERE if not line.set_aside:
            return Message("check", words("Alles is erbij. Dank je!"))
        case PartsSaid.PROBLEM if not line.set_aside:
            return Message("check", words("Dank je om het te zeggen. We schreven het op."))
        case PartsSaid.PROBLEM:
            return Message("eye-outline", words("Dank je om het te zeggen."), _looked_at(words))
        case _ if line.set_aside:
            return Message("eye-outline", _looked_at(words))
    return None


def bring_later(session: Session, code: str, words: Words) -> Message:
    """What to do with the slip of a missing part. The slip prints without a touch; where there is no paper, its code is
    enough.
    """
    # Translators: of the slip of a part that is missing now and may turn up later
    if gone(session, Device.PRINTER):
        note, later = words("Schrijf de code op."), words("Stukje gevonden? Typ dan die code.")
    else:
        note, later = words("Neem het briefje mee."), words("Stukje gevonden? Scan dan het briefje.")
    return Message("puzzle-outline", note, later, code=code)


def _looked_at(words: Words) -> str:
    # Translators: where: next to the kiosk, where the visitor stands
    return words("Wij kijken het eerst na. Laat het hier bij het scherm.")


def _all_there(line: Line, words: Words) -> Action:
    return Action(words("Ja, alles is er"), AllTherePressed(line.operation), "check-bold")


def _part(place: int, part: Part) -> PartView:
    return PartView(str(place), part.name, str(part.count), Picture(part.picture) if part.picture else None)


def _counted(place: int, part: Part, noted: PartNote, words: Words) -> PartView:
    missing = _tally(
        part,
        noted.missing,
        noted,
        # Translators: how many of a part are not there. Short: it is a button
        words.many("{n} ontbreekt", "{n} ontbreken", noted.missing) if noted.missing else words("ontbreekt"),
        PartNote(place, noted.missing + 1, noted.broken),
        PartNote(place, noted.missing - 1, noted.broken),
        words,
    )
    broken = _tally(
        part,
        noted.broken,
        noted,
        # Translators: how many of a part are broken. Short: it is a button
        words.many("{n} stuk", "{n} stuk", noted.broken) if noted.broken else words("stuk"),
        PartNote(place, noted.missing, noted.broken + 1),
        PartNote(place, noted.missing, noted.broken - 1),
        words,
    )
    picture = Picture(part.picture) if part.picture else None
    return PartView(str(place), part.name, str(part.count), picture, missing.more, (missing, broken))


def _tally(part: Part, n: int, noted: PartNote, text: str, plus: PartNote, minus: PartNote, words: Words) -> Tally:
    """The buttons for one number: one more, one less. A part that is there only once has one button, on and off."""
    room = noted.missing + noted.broken < part.count
    once = part.count == 1
    after = plus if room else minus if once and n else noted
    icon = "plus-thick" if room else "check-bold" if n else ""
    # Translators: read aloud, on a button: one more. {part} is the name of a part, {said} such as: 2 are missing
    spoken = words("{part}, {said}: één meer", part=part.name, said=text)
    more = Action(text, PartNoted(after), icon, on=n > 0, spoken=spoken)
    if not n or once:
        return Tally(more)
    # Translators: read aloud, on a button: one less
    less = words("{part}, {said}: één minder", part=part.name, said=text)
    return Tally(more, Action("−", PartNoted(minus), "minus-thick", spoken=less))
