"""Who was shown how a thing works: the holder of a card or the member in person, for one thing or a kind of thing."""

from db.ledger.page import Page
from db.ledger.statements import desk as sql
from kiosk.lending.model import MemberId


def show_thing(page: Page, member: MemberId, card: int | None, item: int) -> None:
    """Noted twice, it stays as it is. `card` is whose holder it was, if not the member in person."""
    _note(page, member, card, {"item_id": item, "initiative_id": None, "category": None})


def show_category(page: Page, member: MemberId, card: int | None, initiative: int, category: str) -> None:
    """The same, of all things of a kind."""
    _note(page, member, card, {"item_id": None, "initiative_id": initiative, "category": category})


def _note(page: Page, member: MemberId, card: int | None, what: dict[str, int | str | None]) -> None:
    new = {"member_id": member, "card_id": card, **what}
    shown = page.connection.execute(sql.SHOWN, {"member": member}).all()
    if all({name: getattr(row, name) for name in new if name != "member_id"} != _without_member(new) for row in shown):
        page.connection.execute(sql.ADD_INDUCTION, {**new, "noted_at": page.at})
        page.note("induction noted", item=None, member=member, loan=None)


def _without_member(new: dict[str, int | str | None]) -> dict[str, int | str | None]:
    return {name: value for name, value in new.items() if name != "member_id"}
