"""Looking for a member or an item: what is found while somebody types."""

from kiosk.lending.conditions import Condition
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import Form, FormKind, FormOpened, ItemChosen, MemberChosen
from kiosk.lending.volunteers.model import FoundItem, FoundMember
from kiosk.lending.volunteers.shift import Searching, Shift
from screens.present.members.notices import picture_of
from screens.present.members.troubles import type_code
from screens.present.reports.desk import figures_way, overdue_way
from screens.present.sheets.page import sheets_way
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.conditions import condition_name, condition_tone
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.privacy import inactive_way
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView, RowView, SearchView
from screens.present.volunteers.ways import back
from screens.present.words import Words


def search_members(session: Session, shift: Shift, place: Searching, words: Words) -> RowsView:
    languages = session.settings.languages
    # With one language the form needs no choice of a language.
    form = Form(FormKind.NEW_MEMBER, key=languages[0] if len(languages) == 1 else "")
    # Translators: a button: somebody who comes to borrow here from now on
    new = Action(words("Nieuw lid"), FormOpened(form), "account-heart", brief=words("Nieuw"))
    nothing = Message("account-search", words("Niemand gevonden."), words("Typ een stukje van de naam, of het nummer."))
    return RowsView(
        key="seek members",
        # Translators: a heading: one looks for somebody who borrows here
        title=words("Zoek een lid"),
        icon="account-search",
        close=back(words),
        groups=_groups(shift, place, words),
        nothing=nothing if place.text.strip() and not place.found_members else None,
        # Translators: in an empty field; one can also hold a card to the reader
        search=_search(place, words("Naam of nummer, of hou een kaart"), words),
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        actions=(new,),
        more=_more(place, words),
    )


def _groups(shift: Shift, place: Searching, words: Words) -> tuple[RowGroup, ...]:
    """The members who were found; before anything is typed, the way to the members who do not come any more, for a
    coordinator.
    """
    if place.found_members:
        return (RowGroup("", LazyRows(place.found_members, member_row, words)),)
    if shift.volunteer.coordinator and not place.text.strip():
        return (RowGroup("", (inactive_way(words),)),)
    return ()


def search_items(session: Session, shift: Shift, place: Searching, words: Words) -> RowsView:
    # Translators: a button: an item that is lent from now on
    new = Action(words("Nieuw ding"), FormOpened(Form(FormKind.NEW_ITEM)), "plus-thick", brief=words("Nieuw"))
    typing = type_code(session, words)
    nothing = Message("magnify", words("Niets gevonden."), words("Typ een stukje van de naam, of scan het ding."))
    return RowsView(
        key="seek things",
        # Translators: a heading: one looks for an item
        title=words("Zoek een ding"),
        icon="magnify",
        close=back(words),
        groups=_item_groups(session, shift, place, words),
        nothing=nothing if place.text.strip() and not place.found_items else None,
        # Translators: in an empty field
        search=_search(place, words("Naam of code, of scan het"), words),
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        actions=(typing,) if typing else (new,) if shift.volunteer.categories else (),
        more=_more(place, words),
    )


def _item_groups(session: Session, shift: Shift, place: Searching, words: Words) -> tuple[RowGroup, ...]:
    """The items that were found; before anything is typed, the ways to what is late and, for a coordinator, to the
    numbers of the year and the sheets of a stick. That to the sheets comes first while there are sheets.
    """
    if place.found_items:
        return (RowGroup("", LazyRows(place.found_items, item_row, words)),)
    if place.text.strip():
        return ()
    if not shift.volunteer.coordinator:
        return (RowGroup("", (overdue_way(words),)),)
    usual, sheets = (overdue_way(words), figures_way(words)), sheets_way(words)
    return (RowGroup("", (sheets, *usual) if session.sheets.sheets else (*usual, sheets)),)


def member_row(found: FoundMember, words: Words) -> RowView:
    return RowView(
        key=str(found.member),
        title=found.name,
        icon="account",
        # Translators: the number of a member
        detail=words("Nummer {number}", number=found.number),
        touch=Action(found.name, MemberChosen(found.member)),
    )


def item_row(found: FoundItem, words: Words) -> RowView:
    good = found.condition is Condition.GOOD
    state = condition_name(found.condition, words) if not good else words("Uitgeleend") if found.out else ""
    return RowView(
        key=found.item.barcode,
        title=found.item.name,
        picture=picture_of(found.item),
        detail=" · ".join(part for part in (state, found.item.barcode) if part),
        place=found.item.initiative.name,
        tone=Tone.CALM if good else condition_tone(found.condition),
        touch=Action(found.item.name, ItemChosen(found.item.barcode)),
    )


def _search(place: Searching, hint: str, words: Words) -> SearchView:
    # Translators: the name of a key that puts the keyboard away
    return SearchView(place.text, hint, words("Wis"), words("Spatie"), words("Klap in"))


def _more(place: Searching, words: Words) -> str:
    # Translators: under what was found, when there is more than is shown
    return words("En nog andere: typ verder.") if place.more else ""
