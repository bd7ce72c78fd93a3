"""Statements on the scanners that type and on codes that were read in a wrong layout."""

from sqlalchemy import bindparam, delete, insert, null, select, update

from db.ledger.statements.tables import code, inbox, misread, scanner

ITEMS_AND_TAGS = select(code.c.code).where(
    code.c.kind.in_(("item", "tag")), code.c.code.in_(bindparam("forms", expanding=True))
)
KEPT = select(scanner.c.name, scanner.c.layout).where(scanner.c.layout.is_not(None))
OFFERS = (
    select(scanner.c.name, scanner.c.offered, scanner.c.read, scanner.c.known, scanner.c.at)
    .where(scanner.c.offered.is_not(None))
    .order_by(scanner.c.name)
)
LAYOUT_OF = select(scanner.c.layout).where(scanner.c.name == bindparam("of_scanner"))
KNOWS = insert(scanner)
CHANGE = (
    update(scanner)
    .where(scanner.c.name == bindparam("of_scanner"))
    .values(offered=bindparam("offer"), read=bindparam("read_as"), known=bindparam("known_as"), at=bindparam("moment"))
)
READ_SO = update(scanner).where(scanner.c.name == bindparam("of_scanner")).values(layout=bindparam("layout_of_it"))
OFFER_NOTHING = update(scanner).values(offered=null(), read=null(), known=null())
MISREADS = select(misread).where(misread.c.scanner == bindparam("of_scanner")).order_by(misread.c.at)
ADD_MISREADS = insert(misread)
FORGET_MISREAD = delete(misread).where(
    misread.c.scanner == bindparam("of_scanner"), misread.c.read == bindparam("read_as")
)
FORGET_OLD = delete(misread).where(misread.c.at < bindparam("before"))
FORGET_MISREADS = delete(misread).where(misread.c.scanner == bindparam("of_scanner"))
FORGET_ALL = delete(misread)
EXPLAIN_CODES = (
    update(inbox)
    .where(
        inbox.c.kind == "unknown",
        inbox.c.settled_at.is_(None),
        inbox.c.remark.in_(
            select(misread.c.read).where(
                misread.c.scanner == bindparam("of_scanner"), misread.c.layout == bindparam("layout_of_it")
            )
        ),
    )
    .values(settled_at=bindparam("moment"), settled_by=bindparam("actor"), outcome="done")
)
"""Settles the unknown codes in the inbox that this scanner misread in a wrong layout."""
