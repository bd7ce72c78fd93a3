"""What works now for a member whose initiatives are closed, and when somebody is there again."""

from kiosk.lending.model import GuideEntry
from kiosk.lending.states import Session, Visiting
from kiosk.lending.visit.somebody import somebody_there
from screens.present.members.alone.ways_out import somebody_when
from screens.present.words import Words

NAMED = 2
"""The most initiatives that a sentence names."""


def works_now(session: Session, visit: Visiting, words: Words) -> str:
    """One text for a member; empty where all the member's initiatives are open, or where somebody is there and all of
    them lend at the kiosk now.
    """
    if visit.visitor is None:
        return ""
    theirs = _theirs(session, visit)
    shut = [entry for entry in theirs if not entry.open_now]
    stays = [entry for entry in shut if not entry.lends_itself]
    if not shut or not (stays or not somebody_there(session)):
        return ""
    if len(stays) > NAMED and len(stays) == len(theirs):
        works = words("Terugbrengen kan altijd. Lenen kan nu niet.")
    elif len(stays) in range(1, NAMED + 1):
        names = ", ".join(entry.initiative.name for entry in stays)
        # Translators: {names} are names of initiatives that are closed now
        works = words("Terugbrengen kan altijd. Lenen kan nu niet bij: {names}.", names=names)
    elif stays:
        works = words("Terugbrengen kan altijd. Lenen kan nu niet overal.")
    else:
        works = words("Lenen en terugbrengen kan je nu zelf.")
    alone = stays[0].initiative if len(stays) == 1 else None
    return f"{works} {somebody_when(session, words, alone)}".strip()


def _theirs(session: Session, visit: Visiting) -> list[GuideEntry]:
    """The initiatives that lend, keep hours and have to do with the member; where there are none, all that lend and
    keep hours.
    """
    lending = [entry for entry in session.guide.entries if entry.lends and entry.week] if session.guide else []
    known = {loan.item.initiative.key for loan in visit.loans}
    known |= {one.item.initiative.key for one in visit.reservations}
    known |= {account.initiative.key for account in visit.accounts}
    return [entry for entry in lending if entry.initiative.key in known] or lending
