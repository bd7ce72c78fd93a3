"""What is done behind the desk: members, cards, things, subscriptions, money, the terms of the house, lists.

One method is one transaction, noted in the journal.
"""

from db.desk.accounts import AccountsDesk
from db.desk.house import HouseDesk
from db.desk.inductions import InductionsDesk
from db.desk.key import KeyDesk
from db.desk.lists import ListsDesk
from db.desk.members import MembersDesk
from db.desk.page import CODE, MARK, TYPED, DeskError, FormError
from db.desk.subscriptions import SubscriptionsDesk
from db.desk.things import Details, ThingsDesk

__all__ = ["CODE", "MARK", "TYPED", "DeskBook", "DeskError", "Details", "FormError"]


class DeskBook(HouseDesk, KeyDesk, MembersDesk, InductionsDesk, ThingsDesk, SubscriptionsDesk, AccountsDesk, ListsDesk):
    """The book behind the desk: all that its parts can do."""
