"""What is done behind the desk: members, cards, things, queues, points, money, the terms of the house, lists.

One method is one transaction, noted in the journal.
"""

from db.desk.accounts import AccountsDesk
from db.desk.house import HouseDesk
from db.desk.inductions import InductionsDesk
from db.desk.key import KeyDesk
from db.desk.lists import ListsDesk
from db.desk.members import MembersDesk
from db.desk.page import CODE, MARK, TYPED, DeskError, FormError
from db.desk.points import PointsDesk
from db.desk.queues import QueuesDesk
from db.desk.reservations import ReservationsDesk
from db.desk.subscriptions import SubscriptionsDesk
from db.desk.things import Details, ThingsDesk
from db.desk.volunteers import VolunteersDesk

__all__ = ["CODE", "MARK", "TYPED", "DeskBook", "DeskError", "Details", "FormError"]


class DeskBook(
    HouseDesk,
    KeyDesk,
    MembersDesk,
    InductionsDesk,
    ThingsDesk,
    ReservationsDesk,
    SubscriptionsDesk,
    PointsDesk,
    AccountsDesk,
    QueuesDesk,
    ListsDesk,
    VolunteersDesk,
):
    """The book behind the desk: all that its parts can do."""
