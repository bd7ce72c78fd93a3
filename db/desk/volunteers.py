"""Who stands behind the desk: roles in initiatives, given and taken."""

from sqlalchemy import select

from db.desk.page import Desk, DeskError, initiative_of, member_of
from db.ledger.statements.tables import initiative, member, role
from db.ledger.transaction import tidy
from db.ledger.volunteers.roles import COORDINATOR, VOLUNTEER
from db.listings import VolunteerListing


class VolunteersDesk(Desk):
    def add_volunteer(self, number: str, key: str) -> None:
        """A member acts for this initiative. Who coordinates it is a volunteer of it from now on."""
        self._give_role(number, key, VOLUNTEER)

    def add_coordinator(self, number: str, key: str) -> None:
        """A member coordinates this initiative: they act for all of them, and see who showed a proof."""
        self._give_role(number, key, COORDINATOR)

    def remove_volunteer(self, number: str, key: str) -> None:
        """Whatever a member was in this initiative, they are it no more. Raises DeskError if they were nothing."""
        with self._transaction() as connection:
            found, of_initiative = member_of(connection, number), initiative_of(connection, key)
            own = role.delete().where(role.c.member_id == found, role.c.initiative_id == of_initiative)
            if not connection.execute(own).rowcount:
                raise DeskError(f"Member {tidy(number)} is no volunteer of {key}.")
            self._note(connection, "volunteer removed", member_id=found)

    def list_volunteers(self) -> list[VolunteerListing]:
        """Every role, by initiative and name."""
        columns = (member.c.number, member.c.name, initiative.c.key, role.c.kind, member.c.pin_hash, role.c.since)
        listed = (
            select(*columns)
            .select_from(
                role.join(member, member.c.id == role.c.member_id).join(
                    initiative, initiative.c.id == role.c.initiative_id
                )
            )
            .order_by(initiative.c.position, member.c.name, member.c.number)
        )
        with self._transaction() as connection:
            return [
                VolunteerListing(row.number, row.name, row.key, row.kind, row.pin_hash is not None, row.since)
                for row in connection.execute(listed).all()
            ]

    def _give_role(self, number: str, key: str, kind: str) -> None:
        """Given twice, it stays as it is."""
        with self._transaction() as connection:
            found, of_initiative = member_of(connection, number), initiative_of(connection, key)
            own = role.c.member_id == found, role.c.initiative_id == of_initiative
            before = connection.execute(select(role.c.kind).where(*own)).scalar()
            if before == kind:
                return
            if before:
                connection.execute(role.update().where(*own).values(kind=kind))
            else:
                new = {"member_id": found, "initiative_id": of_initiative, "kind": kind, "since": self._now()}
                connection.execute(role.insert().values(new))
            self._note(connection, f"{kind} added", member_id=found)
