"""What a coordinator does for privacy: give members what is kept of them, erase them, see who does not come any
more.
"""

from typing import assert_never

from kiosk.lending.volunteers.events import Form, FormKind, FormOpened, InactiveWanted, KeptWanted, MemberChosen
from kiosk.lending.volunteers.model import InactiveMember, MemberFile, StillOpen
from kiosk.lending.volunteers.shift import AtInactive, Shift
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView, RowView
from screens.present.volunteers.sheet import SectionView
from screens.present.volunteers.ways import back, short_with_year
from screens.present.words import Words


def privacy_section(file: MemberFile, words: Words) -> SectionView | None:
    """What is kept of the member, and erasing the member: what goes, what stays, and what is in the way.

    None for a volunteer who is no coordinator.
    """
    if file.still_open is None:
        return None
    # Translators: a short button: write all that is kept of this member to a file, for them
    give = Action(words("Maak bestand"), KeptWanted(), "tray-arrow-down")
    # Translators: a button: erase all that is known of this member
    erase = Action(words("Vergeet dit lid"), FormOpened(Form(FormKind.ERASE)), "close-circle-outline")
    kept = RowView(
        key="kept",
        title=words("Wat we bewaren"),
        icon="format-list-bulleted",
        detail=words("Alles over dit lid, om mee te geven"),
        answers=(give,),
    )
    about = (
        RowView(
            key="goes",
            # Translators: what is erased
            title=words("Dit gaat weg"),
            icon="close-circle-outline",
            detail=words("Naam, nummer, kaarten, pincode, bewijzen, wat het lid leende en meldde"),
        ),
        RowView(
            key="stays",
            # Translators: what is not erased
            title=words("Dit blijft"),
            icon="check-circle",
            detail=words("Aantallen en bedragen, zonder naam. Oude reservekopieën nog 12 maanden"),
        ),
    )
    against = tuple(open_row(one, words) for one in file.still_open)
    return SectionView(
        "privacy",
        words("Privacy"),
        "lock-outline",
        words("Voor coördinatoren"),
        groups=(RowGroup("kept", (kept,)), RowGroup("about", (*against, *about))),
        actions=() if against else (erase,),
    )


def open_row(one: StillOpen, words: Words) -> RowView:
    """The row of what is in the way of erasing, and what to do about it."""
    title, detail = _open(one, words)
    return RowView(key=one.value, title=title, icon="information-outline", detail=detail, tone=Tone.LOOK)


def _open(one: StillOpen, words: Words) -> tuple[str, str]:
    match one:
        case StillOpen.LOAN:
            return words("Er is nog iets thuis"), words("Vergeten kan als alles terug is.")
        case StillOpen.MONEY:
            return words("Er staat nog geld open"), words("Vergeten kan als alles betaald of kwijtgescholden is.")
        case StillOpen.DEPOSIT:
            return words("Er ligt nog een waarborg"), words("Vergeten kan als die teruggegeven is.")
        case StillOpen.REMARK:
            return words("Er staat nog iets in de inbox"), words("Vergeten kan als dat bekeken is.")
        case StillOpen.ROLE:
            return words("Is vrijwilliger"), words("Blijft tot iemand die rol wegneemt.")
    assert_never(one)


def inactive_way(words: Words) -> RowView:
    """The row that opens the list of members who do not come any more."""
    # Translators: members who have not been here for two years
    title = words("Lang niet geweest")
    return RowView(key="inactive", title=title, icon="clock-outline", touch=Action(title, InactiveWanted()))


def inactive_view(shift: Shift, place: AtInactive, words: Words) -> RowsView:
    nothing = Message("check-circle", words("Iedereen kwam de voorbije twee jaar nog langs."))
    return RowsView(
        key="inactive",
        title=words("Lang niet geweest"),
        icon="clock-outline",
        close=back(words),
        groups=(RowGroup("", LazyRows(place.members, inactive_row, words)),) if place.members else (),
        nothing=None if place.members else nothing,
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
    )


def inactive_row(one: InactiveMember, words: Words) -> RowView:
    if one.still_open:
        detail = _open(one.still_open[0], words)[0]
    else:
        # Translators: the kiosk erases a member who has not come for two years, from that day on
        detail = words("wordt vergeten op {day}", day=short_with_year(one.erased_from, words))
    # Translators: the last day on which a member was here
    seen = words("laatst hier {day}", day=short_with_year(one.last_seen, words)) if one.last_seen else ""
    return RowView(
        key=str(one.member),
        title=one.name,
        icon="account",
        detail=" · ".join(part for part in (seen, detail) if part),
        tone=Tone.LOOK if one.still_open else Tone.CALM,
        touch=Action(one.name, MemberChosen(one.member)),
    )
