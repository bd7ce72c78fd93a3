"""Reads the data of the house once, to check a file against it."""

from collections import defaultdict

from sqlalchemy import select

from db.ledger.statements.items import INITIATIVES
from db.ledger.statements.tables import card, code, is_open, item, loan, member
from db.ledger.transaction import Transaction
from kiosk.importing.known import Known, Place
from kiosk.importing.recognising import plain
from kiosk.importing.rows import Kind


def known_of(tx: Transaction, kind: Kind, key: bytes, pictures: frozenset[str]) -> Known:
    """The present data of the house, for a file of this kind.

    `key` is the kiosk's key, for cards; `pictures` are the names of all drawings.
    """
    read, lent = tx.connection.execute, select(loan.c.item_id, loan.c.lent_at)
    members = read(select(member.c.id, member.c.number, member.c.name)).all()
    names: dict[str, list[str]] = defaultdict(list)
    for row in members:
        names[plain(row.name)].append(row.number)
    return Known(
        places=tuple(Place(row.initiative_id, tx.terms_now(row), row.terms_now) for row in read(INITIATIVES).all()),
        codes={row.code: row.kind for row in read(select(code.c.code, code.c.kind))},
        members={row.number: row.id for row in members},
        names={name: tuple(numbers) for name, numbers in names.items()},
        items={
            row.barcode: (row.id, row.initiative_id)
            for row in read(select(item.c.barcode, item.c.id, item.c.initiative_id))
        },
        cards={row.digest: (row.id, row.member_id) for row in read(select(card.c.digest, card.c.id, card.c.member_id))},
        out=frozenset(read(select(loan.c.item_id).where(is_open)).scalars()),
        lent=frozenset((row.item_id, row.lent_at) for row in read(lent)) if kind is Kind.LOANS else frozenset(),
        pictures=pictures,
        now=tx.at,
        zone=tx.local.tzinfo or tx.at.tzinfo,  # type: ignore[arg-type]
        key=key,
    )
