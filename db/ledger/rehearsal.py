"""A visit of nobody, to be rolled back: after it every statement behind a card and a scan is compiled and was run."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from db.ledger import scans, visits
from db.ledger import statements as sql
from db.ledger.page import Page
from kiosk.lending.model import CardId, MemberId, Operation

CODE = "\x1fREHEARSAL"
"""Begins with a control character, so no scanner can read it and no desk can give it out."""


def rehearse(page: Page) -> None:
    """Write a member, a card and a thing, and let them go through a visit. The caller must roll back."""
    connection = page.connection
    member, thing = f"{CODE} MEMBER", f"{CODE} ITEM"
    connection.execute(sql.code.insert(), [{"code": member, "kind": "member"}, {"code": thing, "kind": "item"}])
    number = connection.execute(
        sql.member.insert()
        .values(number=member, name=member, language="nl", more_time=False)
        .returning(sql.member.c.id)
    ).scalar_one()
    house = connection.execute(
        sql.initiative.insert().values(key=CODE, name="", colour="", position=0).returning(sql.initiative.c.id)
    ).scalar_one()
    connection.execute(sql.card.insert().values(digest=CODE, member_id=number))
    connection.execute(sql.item.insert().values(barcode=thing, name="", category="", initiative_id=house))

    who = MemberId(number)
    lending, returning, renewing = (replace(page, operation=Operation(f"{CODE} {deed}")) for deed in range(3))
    undoing = replace(page, operation=Operation(f"{CODE} undo"))
    scans.already(page, ZoneInfo("UTC"))
    scans.lend_or_return(lending, who, thing)
    scans.renew(renewing, who, thing)
    visits.by_card(connection, CardId(CODE), page.today)
    scans.undo(undoing, renewing.operation)
    scans.lend_or_return(returning, who, thing)
    connection.execute(sql.FIND_NUMBER, {"typed": member})
