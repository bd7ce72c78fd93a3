"""The keyboard layouts of scanners: notes misread codes, offers a layout, and sets the layout of a scanner."""

from collections.abc import Mapping
from datetime import timedelta

from db.ledger.facts.labels import marks_of
from db.ledger.people.roles import Authority
from db.ledger.statements import scanners as sql
from db.ledger.transaction import Transaction
from kiosk.lending.codes.labels import other_forms
from kiosk.lending.codes.layouts import KeyboardLayout, LayoutOffer, Misread, TypedCode, recognised
from kiosk.lending.commands import Done, SetLayout

FORGOTTEN_AFTER = timedelta(days=14)
"""The time for which a misread code counts for a layout."""

NO_OFFER = {"offer": None, "read_as": None, "known_as": None}


def note_misread(tx: Transaction, read: str, typed: TypedCode) -> None:
    """Notes an unknown code that a scanner typed, and offers a layout for this scanner if enough codes count for it."""
    marks, scanner = marks_of(tx), typed.scanner
    forms = {layout: (code, *other_forms(code, marks)) for layout, code in typed.otherwise}
    every = {form for codes in forms.values() for form in codes}
    if not every:
        return
    codes = set(tx.connection.execute(sql.ITEMS_AND_TAGS, {"forms": list(every)}).scalars())
    known = {layout: next((form for form in those if form in codes), None) for layout, those in forms.items()}
    new = [
        {"scanner": scanner, "read": read, "layout": layout.value, "known": code, "at": tx.at}
        for layout, code in known.items()
        if code
    ]
    if not new:
        return
    tx.connection.execute(sql.FORGET_OLD, {"before": tx.at - FORGOTTEN_AFTER})
    tx.connection.execute(sql.FORGET_MISREAD, {"of_scanner": scanner, "read_as": read})
    tx.connection.execute(sql.ADD_MISREADS, new)
    rows = tx.connection.execute(sql.MISREADS, {"of_scanner": scanner}).all()
    found = recognised(Misread(row.read, KeyboardLayout(row.layout), row.known) for row in rows)
    if found:
        offer = {"offer": found.layout.value, "read_as": found.read, "known_as": found.known}
        _change(tx, scanner, offer)


def offers(tx: Transaction) -> tuple[LayoutOffer, ...]:
    """The offers for scanners that seem to type in another layout than they are read in."""
    return tuple(
        LayoutOffer(row.name, KeyboardLayout(row.offered), row.read, row.known)
        for row in tx.connection.execute(sql.OFFERS)
    )


def kept(tx: Transaction) -> dict[str, KeyboardLayout]:
    """The layout in which each scanner is read, by its name; a scanner that is not in it is read as a US keyboard."""
    return {row.name: KeyboardLayout(row.layout) for row in tx.connection.execute(sql.KEPT)}


def set_layout(tx: Transaction, _authority: Authority, command: SetLayout) -> Done:
    """Sets the layout in which a scanner is read. No layout is offered for it until it is misread again.

    The entries of the inbox about codes that were misread in the earlier layout are settled.
    """
    _change(tx, command.scanner, NO_OFFER)
    so = {"of_scanner": command.scanner, "layout_of_it": command.layout.value}
    tx.connection.execute(sql.READ_SO, so)
    tx.connection.execute(sql.EXPLAIN_CODES, {**so, "moment": tx.at, "actor": tx.actor})
    tx.connection.execute(sql.FORGET_MISREADS, {"of_scanner": command.scanner})
    tx.note(f"scanner layout {command.layout.value}", item=None, member=None, loan=None)
    return Done()


def offer_nothing(tx: Transaction) -> None:
    """Withdraws all offers of layouts, because the layout of every scanner is fixed."""
    tx.connection.execute(sql.OFFER_NOTHING)
    tx.connection.execute(sql.FORGET_ALL)


def _change(tx: Transaction, scanner: str, offer: Mapping[str, object]) -> None:
    """Writes the offer for the scanner, which may have no row yet."""
    if tx.connection.execute(sql.LAYOUT_OF, {"of_scanner": scanner}).first() is None:
        tx.connection.execute(sql.KNOWS, {"name": scanner, "at": tx.at})
    tx.connection.execute(sql.CHANGE, {"of_scanner": scanner, "moment": tx.at, **offer})
