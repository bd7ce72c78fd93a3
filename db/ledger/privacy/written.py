"""Writes all data of a member for them: as JSON for a program, and as text for a person."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from db.ledger.people.finding import member_of
from db.ledger.people.roles import Authority
from db.ledger.privacy.export import Fact, Kept, Value, kept_of
from db.ledger.transaction import Transaction
from kiosk import documents
from kiosk.lending.actors import Right
from kiosk.lending.model import MemberId
from kiosk.lending.ports import LedgerError
from kiosk.own_files import put
from kiosk.sheets import requests

LANGUAGES = ("nl", "fr", "en")
WORDS: dict[str, tuple[str, str, str]] = {
    "title": (
        "Alles wat wij van jou bewaren",
        "Tout ce que nous gardons sur vous",
        "All that we keep about you",
    ),
    "nothing": ("niets", "rien", "nothing"),
    "yes": ("ja", "oui", "yes"),
    "no": ("nee", "non", "no"),
    "member": ("Jij", "Vous", "You"),
    "cards": ("Kaarten", "Cartes", "Cards"),
    "proofs": ("Bewijzen voor een lagere prijs", "Preuves pour un prix réduit", "Proofs for a lower price"),
    "inductions": ("Uitleg gekregen over", "Explications reçues", "Shown how it works"),
    "messages": ("Berichten voor jou", "Messages pour vous", "Messages for you"),
    "roles": ("Vrijwilliger bij", "Bénévole chez", "Volunteer at"),
    "subscriptions": ("Abonnementen", "Abonnements", "Subscriptions"),
    "strips": ("Beurten", "Tours", "Strips"),
    "accounts": ("Rekeningen, in cent of punten", "Comptes, en cents ou points", "Accounts, in cents or points"),
    "payment_references": ("Betaalreferenties", "Références de paiement", "Payment references"),
    "loans": ("Geleend", "Emprunts", "Loans"),
    "reservations": ("Gereserveerd", "Réservations", "Reservations"),
    "swaps": ("Geruild", "Échanges", "Swaps"),
    "actions": ("Wat je aan de kiosk deed", "Ce que vous avez fait à la borne", "What you did at the kiosk"),
    "remarks": ("Wat je meldde", "Ce que vous avez signalé", "What you reported"),
    "instructions_read": ("Uitleg die je las", "Explications lues", "Instructions you read"),
    "inbox": ("Vragen aan vrijwilligers", "Questions aux bénévoles", "Questions to volunteers"),
    "journal": ("In het dagboek van de kiosk", "Dans le journal de la borne", "In the journal of the kiosk"),
    "done_as_volunteer": ("Gedaan als vrijwilliger", "Fait comme bénévole", "Done as a volunteer"),
    "imports": (
        "Overgenomen uit een ander programma",
        "Repris d’un autre programme",
        "Taken over from another program",
    ),
    "counted_in": ("Meegeteld in", "Compté dans", "Counted in"),
    "wrong_pins": ("Verkeerde pincodes", "Codes PIN erronés", "Wrong PINs"),
}


def write_kept(tx: Transaction, authority: Authority, member: MemberId, folder: Path | None) -> str:
    """Write the two files into this folder, readable only for its owner, and return the path of the text.

    Raises CommandDeclined if the actor may not have the files, LedgerError if they cannot be written.
    """
    authority.must(Right.ERASE_MEMBERS)
    kept = kept_of(tx, member_of(tx, member))
    if folder is None:
        raise LedgerError("There is no folder for lists.")
    name = "".join(sign if sign.isalnum() else "_" for sign in kept.number)
    path = folder / f"{kept.day}-{name}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        put(path.with_suffix(".json"), as_json(kept).encode())
        put(path, as_text(kept, tx.local.tzinfo).encode())
    except OSError as trouble:
        raise LedgerError(f"The list was not written: {trouble.strerror}.") from trouble
    return str(path)


def drop_written(folder: Path | None, now: datetime) -> None:
    """Delete the files that name members: those of `write_kept`, PDFs (which can be made again), and sheets of a stick.

    `now` is an aware moment. Raises LedgerError if a file cannot be deleted.
    """
    if folder is None:
        return
    try:
        for ending in ("txt", "json"):
            for path in folder.glob(f"[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-*.{ending}"):
                path.unlink(missing_ok=True)
        documents.drop_named(documents.folder_of(folder))
        requests.delete_old(requests.folder_of(folder), now)
    except OSError as trouble:
        raise LedgerError(f"The files for members were not deleted: {trouble.strerror}.") from trouble


def as_json(kept: Kept) -> str:
    return msgspec.json.format(msgspec.json.encode(kept), indent=2).decode() + "\n"


def as_text(kept: Kept, zone: object) -> str:
    """The data as text for a person, in the language of the member or else in English, with local times."""
    language = LANGUAGES.index(kept.language) if kept.language in LANGUAGES else 2
    lines = [f"{WORDS['title'][language]} · {kept.number} · {kept.day:%d/%m/%Y}"]
    for name, facts in kept.lists.items():
        lines += ["", WORDS[name][language].upper()]
        lines += [f"- {_line(fact, language, zone)}" for fact in facts] or [f"- {WORDS['nothing'][language]}"]
    return "\n".join(lines) + "\n"


def _line(fact: Fact, language: int, zone: object) -> str:
    return ", ".join(
        f"{name.replace('_', ' ')}: {_value(value, language, zone)}"
        for name, value in fact.items()
        if value is not None
    )


def _value(value: Value, language: int, zone: object) -> str:
    match value:
        case bool():
            return WORDS["yes" if value else "no"][language]
        case datetime():
            local = value.astimezone(zone if isinstance(zone, ZoneInfo) else None)
            return f"{local:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
    return str(value)
