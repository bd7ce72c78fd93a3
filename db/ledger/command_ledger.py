"""`CommandLedger` carries out commands and reads for the command line; each method is one transaction."""

from datetime import date

from db.key_check import key_differs_from
from db.ledger.facts import labels
from db.ledger.house import key, layouts, terms
from db.ledger.lists import entries, to_label, waiting
from db.ledger.people.finding import has_member, number_of_member
from db.ledger.people.roles import acting_as, authority_of
from db.ledger.privacy.privacy_ledger import PrivacyLedger
from db.ledger.reports.figures import read_report
from db.ledger.reports.late import read_overdue
from db.ledger.stock import putting_away
from db.ledger.table import carry_out
from db.ledger.transaction import Transaction
from db.listings import (
    FeeListing,
    InboxListing,
    ItemListing,
    JournalListing,
    LabelListing,
    LoanListing,
    MemberListing,
    PhotoListing,
    PointsListing,
    PutAwayListing,
    ReservationListing,
    SubscriptionListing,
    VolunteerListing,
)
from kiosk.lending.actors import Actor
from kiosk.lending.codes.layouts import LayoutOffer
from kiosk.lending.commands import Command, Done, HousePlan
from kiosk.lending.model import MemberId, Operation
from kiosk.lending.reports.late import Overdue
from kiosk.lending.reports.model import Report
from kiosk.lending.terms import House, Terms


class CommandLedger(PrivacyLedger):
    """Carries out commands and reads lists, each in one transaction. Raises `LedgerError` when the database fails."""

    def do(self, operation: Operation, actor: Actor, command: Command) -> Done:
        """Carries the command out in the name of the actor, once for an operation.

        With an empty operation the command is carried out each time; a command that lends, reserves or takes back needs
        an operation. Raises CommandDeclined, and changes nothing, if the actor may not do it or it cannot be done.
        """

        def act(tx: Transaction) -> Done:
            authority = authority_of(tx, actor)
            return carry_out(acting_as(tx, authority), authority, command)

        return self._run_as(operation, act)

    def today(self) -> date:
        """The local day of the house."""
        return self._run(lambda tx: tx.today)

    def read_house(self) -> tuple[House, tuple[Terms, ...]]:
        """The terms that hold now: those of the house, and those of every initiative in its order."""
        return self._run(terms.read_house)

    def has_terms(self) -> bool:
        """Were terms ever applied?"""
        return self._run(terms.has_terms)

    def plan_house(self, house: House, new_terms: tuple[Terms, ...]) -> HousePlan:
        """The changes that `ApplyHouse` would make. Raises CommandDeclined if `ApplyHouse` would."""
        return self._run(lambda tx: terms.plan_house(tx, house, new_terms))

    def has_member(self, number: str) -> bool:
        """Is there a member with this number?"""
        return self._run(lambda tx: has_member(tx, number))

    def number_of(self, member: MemberId) -> str:
        """The number that people use for this member, who must exist."""
        return self._run(lambda tx: number_of_member(tx, member))

    def same_labels(self) -> tuple[tuple[str, str], ...]:
        """All pairs of codes, of items or tags, that the same label may have."""
        return self._run(labels.same_labels)

    def layout_offers(self) -> tuple[LayoutOffer, ...]:
        """The scanners that seem to type in another layout than they are read in."""
        return self._run(layouts.offers)

    def offer_no_layouts(self) -> None:
        """Forget the offered layouts, because the layout of every scanner is fixed."""
        self._run(layouts.offer_nothing)

    def tell_layouts(self) -> None:
        """Pass on the layout of every scanner, if there is a `use_layouts`."""
        if self._use_layouts:
            self._use_layouts(self._run(layouts.kept))

    def needs_key(self) -> bool:
        """Is there a card or a PIN that only the key of the database can find?"""
        return self._run(key.needs_key)

    def key_differs(self, of_kiosk: bytes) -> str | None:
        """A sentence if this key is not that of this database; None if it is, or if the database knows no key yet."""
        return self._transact(lambda connection: key_differs_from(connection, of_kiosk))

    def read_report(self, year: int) -> Report:
        """The report of the house for this year and the year before it."""
        return self._run(lambda tx: read_report(tx, year))

    def read_overdue_of(self, actor: Actor, initiative: str = "") -> Overdue:
        """The late items and those that lie ready, of every initiative of the actor or of one. Raises
        CommandDeclined.
        """
        return self._run(lambda tx: read_overdue(tx, authority_of(tx, actor), initiative))

    def list_members(self) -> list[MemberListing]:
        return self._run(entries.list_members)

    def list_items(self) -> list[ItemListing]:
        return self._run(entries.list_items)

    def list_photos(self) -> list[PhotoListing]:
        return self._run(entries.list_photos)

    def list_to_label(self) -> list[LabelListing]:
        """Every item that has not left the house, with the texts of its label."""
        return self._run(to_label.list_to_label)

    def list_loans(self) -> list[LoanListing]:
        return self._run(entries.list_loans)

    def list_open_loans(self) -> list[LoanListing]:
        return self._run(entries.list_open_loans)

    def list_volunteers(self) -> list[VolunteerListing]:
        return self._run(entries.list_volunteers)

    def list_subscriptions(self) -> list[SubscriptionListing]:
        return self._run(entries.list_subscriptions)

    def list_fees(self) -> list[FeeListing]:
        return self._run(entries.list_fees)

    def list_points(self) -> list[PointsListing]:
        return self._run(waiting.list_points)

    def list_reservations(self) -> list[ReservationListing]:
        return self._run(waiting.list_reservations)

    def list_inbox(self) -> list[InboxListing]:
        return self._run(waiting.list_inbox)

    def list_put_away(self) -> list[PutAwayListing]:
        return self._run(putting_away.list_put_away)

    def list_journal(self) -> list[JournalListing]:
        return self._run(entries.list_journal)
