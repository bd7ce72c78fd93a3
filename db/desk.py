"""What is done behind the desk: members, cards, things, lists. One method is one transaction, noted in the journal."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, exists, func, or_, select, type_coerce
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from db.columns import YesNoColumn
from db.key_check import KNOWN_KEY, NAME, check_value, key_differs
from db.ledger.page import tidy
from db.ledger.pins import hash_pin
from db.ledger.statements import card, code, initiative, item, journal, loan, member, pin_try, setting
from db.listings import ItemListing, JournalListing, LoanListing, MemberListing
from kiosk.lending.model import CardId

L = TypeVar("L")

MARK = "#8C6B4C"
"""The colour of an initiative that chose none."""

CODE = r"[!-~](?:[ -~]{0,62}[!-~])?"
"""What a barcode or a member number is: printable ASCII, which every symbology carries and every font shows.

The keyboard on the screen has fewer signs; it is there for the day on which the scanner is gone.
"""

TYPED = r"[0-9]{1,16}"
"""What the number pad can type, for members who have a PIN."""


class DeskError(Exception):
    """What was asked cannot be done; the message says why in one plain sentence, and nothing was changed."""


class FormError(DeskError):
    """What was asked is not written as it must be, whatever is in the book."""


class DeskBook:
    """The book behind the desk. `now` gives aware moments; `who` is whose hand it is, for the journal."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime], kiosk: str = "kiosk-1", who: str = "command line"
    ) -> None:
        self._engine = engine
        self._now = now
        self._kiosk = kiosk
        self._who = who

    # --- the house -----------------------------------------------------------------------------------------------

    def open_house(self, name: str) -> None:
        """See to it that there is an initiative to lend from: if there is none, one with the name of the house."""
        with self._transaction() as connection:
            if connection.execute(select(initiative.c.id).limit(1)).first() is None:
                self._add_initiative(connection, "house", _words(name, "name"), MARK)

    def add_initiative(self, key: str, name: str, colour: str = MARK) -> None:
        """An initiative that lends; `key` is a short word in lower case, `colour` is `#RRGGBB`."""
        if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", key):
            raise FormError(f"The key {key!r} must be a short word in lower case.")
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
            raise FormError(f"The colour {colour!r} must be written as #RRGGBB.")
        with self._transaction() as connection:
            if connection.execute(select(initiative.c.id).where(initiative.c.key == key)).first():
                raise DeskError(f"The initiative {key} exists already.")
            self._add_initiative(connection, key, _words(name, "name"), colour)

    def needs_key(self) -> bool:
        """Is there a card or a PIN that only the key it was kept under can find?"""
        kept = or_(exists(select(card.c.id)), exists(select(member.c.id).where(member.c.pin_hash.is_not(None))))
        with self._transaction() as connection:
            return bool(connection.execute(select(kept)).scalar_one())

    def key_differs(self, key: bytes) -> str | None:
        """One sentence when this is another key than the one of this database."""
        return key_differs(self._engine, key)

    def remember_key(self, key: bytes) -> None:
        """From now on this is the key of this database."""
        value = check_value(key)
        with self._transaction() as connection:
            if connection.execute(KNOWN_KEY).scalar() != value:
                connection.execute(setting.delete().where(setting.c.name == NAME))
                connection.execute(setting.insert().values(name=NAME, value=value))
                self._note(connection, "key taken into use")

    # --- members -------------------------------------------------------------------------------------------------

    def add_member(self, number: str, name: str, language: str = "nl", more_time: bool = False) -> None:
        """A member or household, by a number of 1 to 64 letters, digits and signs; `language` is an ISO 639-1 code."""
        number, name = tidy(number), _words(name, "name")
        if not re.fullmatch(CODE, number):
            raise FormError("A member number has 1 to 64 letters, digits and signs, without accents.")
        if not re.fullmatch(r"[a-z]{2}", language):
            raise FormError(f"The language {language!r} must be a code of two letters, such as nl.")
        with self._transaction() as connection:
            _take_code(connection, number, "member")
            new = {"number": number, "name": name, "language": language, "more_time": more_time}
            added = connection.execute(member.insert().values(new).returning(member.c.id)).scalar_one()
            self._note(connection, "member added", member_id=added)

    def set_pin(self, number: str, pin: str, key: bytes) -> None:
        """Give a member a PIN of 4 to 8 digits for the number pad; `key` is the kiosk's key file."""
        if not re.fullmatch(r"[0-9]{4,8}", pin):
            raise FormError("A PIN has 4 to 8 digits.")
        pin_hash = hash_pin(pin, key)
        number = tidy(number)
        with self._transaction() as connection:
            found = _member(connection, number)
            if not re.fullmatch(TYPED, number):
                raise DeskError(f"The number pad takes 1 to 16 digits, so a PIN is of no use to member {number}.")
            connection.execute(member.update().where(member.c.id == found).values(pin_hash=pin_hash))
            connection.execute(pin_try.delete().where(pin_try.c.number == number))
            self._note(connection, "PIN set", member_id=found)

    def add_card(self, member_number: str, new: CardId, holder: str | None = None) -> None:
        """Give a member one more card; `holder` is the name of who carries it, if that is somebody else."""
        holder = None if holder is None else _words(holder, "name of the holder")
        with self._transaction() as connection:
            found = _member(connection, member_number)
            if connection.execute(select(card.c.id).where(card.c.digest == new)).first():
                raise DeskError("This card is in use already.")
            connection.execute(card.insert().values(digest=new, member_id=found, holder=holder))
            self._note(connection, "card added", member_id=found)

    def report_card_lost(self, lost: CardId) -> None:
        """From now on this card opens nothing. Reported twice, it stays as it is."""
        with self._transaction() as connection:
            row = connection.execute(select(card).where(card.c.digest == lost)).one_or_none()
            if row is None:
                raise DeskError("This card is nobody's.")
            if row.lost_at is None:
                connection.execute(card.update().where(card.c.id == row.id).values(lost_at=self._now()))
                self._note(connection, "card lost", member_id=row.member_id)

    # --- things --------------------------------------------------------------------------------------------------

    def add_item(
        self, barcode: str, name: str, days: int | None = None, category: str = "box", initiative_key: str | None = None
    ) -> None:
        """A thing to lend, for `days` (1 to 3660) or the usual period; without a key, of the first initiative."""
        barcode, name = tidy(barcode), _words(name, "name")
        if len(barcode) < 2 or not re.fullmatch(CODE, barcode):
            raise FormError("A barcode has 2 to 64 letters, digits and signs, without accents.")
        if days is not None and not 1 <= days <= 3660:
            raise FormError("A thing is lent for 1 to 3660 days.")
        with self._transaction() as connection:
            owner = _initiative(connection, initiative_key)
            _take_code(connection, barcode, "item")
            new = {"barcode": barcode, "name": name, "category": category, "initiative_id": owner, "loan_days": days}
            added = connection.execute(item.insert().values(new).returning(item.c.id)).scalar_one()
            self._note(connection, "item added", item_id=added)

    # --- lists ---------------------------------------------------------------------------------------------------

    def list_members(self) -> list[MemberListing]:
        """Every member, by number."""
        cards = select(func.count()).where(card.c.member_id == member.c.id, card.c.lost_at.is_(None)).scalar_subquery()
        columns = (member.c.number, member.c.name, member.c.language, member.c.more_time, cards)
        return self._list(MemberListing, select(*columns).order_by(member.c.number))

    def list_items(self) -> list[ItemListing]:
        """Every thing, by initiative and barcode."""
        out = select(func.count()).where(loan.c.item_id == item.c.id, *_OPEN).scalar_subquery()
        columns = (item.c.barcode, item.c.name, item.c.category, initiative.c.key, item.c.loan_days)
        listed = select(*columns, type_coerce(out, YesNoColumn)).join_from(
            item, initiative, initiative.c.id == item.c.initiative_id
        )
        return self._list(ItemListing, listed.order_by(initiative.c.position, item.c.barcode))

    def list_loans(self) -> list[LoanListing]:
        """Every loan that was not undone, oldest first."""
        return self._list(LoanListing, _LOANS.where(loan.c.undone_at.is_(None)).order_by(loan.c.lent_at, loan.c.id))

    def list_open_loans(self) -> list[LoanListing]:
        """Every loan that is running, soonest due first."""
        return self._list(LoanListing, _LOANS.where(*_OPEN).order_by(loan.c.due_on, loan.c.id))

    def list_journal(self) -> list[JournalListing]:
        """The whole journal, oldest first."""
        told = journal.outerjoin(item, item.c.id == journal.c.item_id).outerjoin(
            member, member.c.id == journal.c.member_id
        )
        columns = (journal.c.at, journal.c.kiosk, journal.c.who, journal.c.what)
        found = (item.c.barcode, member.c.number, journal.c.loan_id)
        return self._list(JournalListing, select(*columns, *found).select_from(told).order_by(journal.c.id))

    # --- one transaction -----------------------------------------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except (DBAPIError, NoConnection) as trouble:
            cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble
            raise DeskError(f"The database did not take it ({type(cause).__name__}).") from trouble

    def _list(self, listing: Callable[..., L], rows: Select[*tuple[Any, ...]]) -> list[L]:
        with self._transaction() as connection:
            return [listing(*row) for row in connection.execute(rows)]

    def _add_initiative(self, connection: Connection, key: str, name: str, colour: str) -> None:
        last = connection.execute(select(func.coalesce(func.max(initiative.c.position), 0))).scalar_one()
        new = {"key": key, "name": name, "colour": colour, "position": last + 1}
        connection.execute(initiative.insert().values(new))
        self._note(connection, "initiative added")

    def _note(self, connection: Connection, what: str, **ids: int) -> None:
        note = {"at": self._now(), "kiosk": self._kiosk, "who": self._who, "what": what}
        connection.execute(journal.insert().values({**note, **ids}))


_OPEN = (loan.c.returned_at.is_(None), loan.c.undone_at.is_(None))
_LOANS = select(
    item.c.barcode, member.c.number, loan.c.lent_at, loan.c.due_on, loan.c.returned_at, loan.c.renewals
).select_from(loan.join(item, item.c.id == loan.c.item_id).join(member, member.c.id == loan.c.member_id))


def _words(given: str, what: str) -> str:
    """A name on one line: nothing in it that a screen or a printer could take for a command."""
    words = " ".join(given.split())
    if not words or not words.isprintable() or len(words) > 120:
        raise FormError(f"The {what} has 1 to 120 characters that can be printed.")
    return words


def _take_code(connection: Connection, given: str, kind: str) -> None:
    if connection.execute(select(code.c.code).where(code.c.code == given)).first():
        raise DeskError(f"The code {given} is in use already.")
    connection.execute(code.insert().values(code=given, kind=kind))


def _member(connection: Connection, number: str) -> int:
    found: int | None = connection.execute(select(member.c.id).where(member.c.number == tidy(number))).scalar()
    if found is None:
        raise DeskError(f"There is no member {number}.")
    return found


def _initiative(connection: Connection, key: str | None) -> int:
    by_key = select(initiative.c.id).order_by(initiative.c.position).limit(1)
    found: int | None = connection.execute(by_key if key is None else by_key.where(initiative.c.key == key)).scalar()
    if found is None:
        raise DeskError("There is no initiative yet." if key is None else f"There is no initiative {key}.")
    return found
