"""`kiosk member`, `card`, `referral`, `induction` and `subscription`: members, their cards, proofs, inductions and
subscriptions.
"""

import sys
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk.cli.common import WRONG_USE, ConfigFile, fail, plain_errors, settings
from kiosk.cli.ledger import carry_out, do, open_ledger, open_ledger_with_key
from kiosk.cli.reading import read_day, read_uid
from kiosk.lending.cards import identify
from kiosk.lending.commands import (
    AddMember,
    Block,
    ConfirmAdult,
    EraseMember,
    GiveCard,
    GiveCardOfSlip,
    NoteProof,
    ReportCardLost,
    SetPin,
    ShowHow,
    Subscribe,
    Unblock,
    WriteMessage,
)
from kiosk.lending.pricing import ProofKind
from kiosk.own_files import put

member = typer.Typer(help="Members.", no_args_is_help=True)
card = typer.Typer(help="Cards of members.", no_args_is_help=True)
referral = typer.Typer(help="Proofs that members showed.", no_args_is_help=True)
induction = typer.Typer(help="Who was shown how an item works.", no_args_is_help=True)
subscription = typer.Typer(help="Subscriptions of members.", no_args_is_help=True)

Uid = Annotated[str, typer.Argument(help="The card's UID, in hex.")]


@member.command("add")
def add_member(
    number: str,
    name: str,
    language: Annotated[str, typer.Option(help="The language of their screens and tickets.")] = "nl",
    more_time: Annotated[bool, typer.Option("--more-time", help="Everything waits twice as long.")] = False,
    minor: Annotated[bool, typer.Option("--minor", help="Not an adult: nothing that is for adults only.")] = False,
    config: ConfigFile = None,
) -> None:
    """Add a member or a household."""
    carry_out(settings(config), AddMember(name, language, number=number, more_time=more_time, adult=not minor))


@member.command("pin")
def set_pin(
    number: str,
    pin: Annotated[str | None, typer.Option(help="4 to 8 digits.", show_default=False)] = None,
    config: ConfigFile = None,
) -> None:
    """Give a member a PIN: for the number pad when the reader is gone, and for a volunteer's desk.

    Asks for it unless it is given. With 8 digits a volunteer's number opens their desk at the pad; with fewer their
    card does.
    """
    with open_ledger_with_key(settings(config)) as (ledger, _):
        if not ledger.has_member(number):
            fail(f"There is no member {number}.")
        chosen = pin or typer.prompt("PIN, 4 to 8 digits", hide_input=True, confirmation_prompt="Once more")
        do(ledger, SetPin(number, chosen))


@member.command("adult")
def confirm_adult(number: str, config: ConfigFile = None) -> None:
    """The member in person is an adult: what is for adults only can be theirs."""
    carry_out(settings(config), ConfirmAdult(number))


@member.command("block")
def block_member(
    number: str,
    because: Annotated[str, typer.Option(help="Why; for volunteers, not for the member's screen.")],
    config: ConfigFile = None,
) -> None:
    """Lend nothing to a member any more, in the whole house. They can still bring items back."""
    carry_out(settings(config), Block(number, because))


@member.command("unblock")
def unblock_member(number: str, config: ConfigFile = None) -> None:
    """Lend to a member again."""
    carry_out(settings(config), Unblock(number))


@member.command("message")
def write_message(number: str, text: str, config: ConfigFile = None) -> None:
    """Leave a few words for a member. They see them once, on their next visit; who wrote them is not said."""
    carry_out(settings(config), WriteMessage(number, text))


@member.command("export")
def export_member(
    number: str,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FILE", help="A new file that only you can read, and FILE.json beside it.", dir_okay=False
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on standard output instead of text.")] = False,
    config: ConfigFile = None,
) -> None:
    """All that is kept of a member, for them: as text in their language, and as JSON for a program."""
    loaded = settings(config)
    with open_ledger(loaded) as ledger, plain_errors(OSError):
        from db.ledger.privacy.written import as_json as json_of
        from db.ledger.privacy.written import as_text

        for there in (to, to and to.with_name(f"{to.name}.json")):
            if there is not None and there.exists():
                fail(f"{there}: this file is there already.")
        kept = ledger.kept_of(number)
        readable = as_text(kept, ZoneInfo(loaded.house.timezone))
        if to is None:
            sys.stdout.write(json_of(kept) if as_json else readable)
            return
        put(to.with_name(f"{to.name}.json"), json_of(kept).encode())
        put(to, readable.encode())
        sys.stdout.write(f"{to}\n{to}.json\n")


@member.command("erase")
def erase_member(
    number: str,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    config: ConfigFile = None,
) -> None:
    """Erase all that is known of a member: name, number, cards, PIN, proofs, remarks, and what they borrowed.

    Numbers and amounts stay, without a name. It cannot be undone. Old backups have it for up to 12 months.
    """
    loaded = settings(config)
    with open_ledger_with_key(loaded) as (ledger, _), plain_errors(OSError):
        if not ledger.has_member(number):
            fail(f"There is no member {number}.")
        if not yes and not typer.confirm(f"Erase all that is known of member {number}? It cannot be undone."):
            fail("Nothing was changed.")
        do(ledger, EraseMember(number))
        ledger.clear_traces()
    sys.stdout.write("Erased.\n")


@card.command("add")
def add_card(
    member_number: str,
    uid: Annotated[str | None, typer.Argument(help="The card's UID, in hex.", show_default=False)] = None,
    slip: Annotated[
        str | None, typer.Option(metavar="CODE", help="Instead of the UID: the code on the slip of an unknown card.")
    ] = None,
    holder: Annotated[str | None, typer.Option(help="Who carries it, if that is another of the household.")] = None,
    adult: Annotated[bool, typer.Option("--adult", help="The holder is an adult.")] = False,
    config: ConfigFile = None,
) -> None:
    """Give a member a card, by its UID or by the code of its slip.

    Of a card without a holder, what is known of the member counts.
    """
    loaded, read = settings(config), read_uid(uid) if uid is not None else b""
    if (uid is None) == (slip is None):
        fail("Give the UID of the card, or --slip with the code of its slip.", WRONG_USE)
    if adult and holder is None:
        fail("--adult is about the holder of the card, so it goes with --holder.", WRONG_USE)
    if holder is not None and not holder.strip():
        fail("The name of the holder has 1 to 120 characters that can be printed.", WRONG_USE)
    with open_ledger_with_key(loaded) as (ledger, key):
        if slip is not None:
            do(ledger, GiveCardOfSlip(member_number, slip, holder or "", adult))
        else:
            do(ledger, GiveCard(member_number, identify(read, key), holder or "", adult))


@card.command("lost")
def report_card_lost(uid: Uid, config: ConfigFile = None) -> None:
    """Block a lost card: it opens nothing any more. The member keeps their other cards."""
    loaded, read = settings(config), read_uid(uid)
    with open_ledger_with_key(loaded) as (ledger, key):
        do(ledger, ReportCardLost(identify(read, key)))


@referral.command("add")
def add_referral(
    member_number: str,
    kind: Annotated[ProofKind, typer.Option(help="A referral letter, or a UiTPAS at reduced tariff.")],
    until: Annotated[str, typer.Option(metavar="DAY", help="Its last day, such as 2027-06-30.")],
    config: ConfigFile = None,
) -> None:
    """Note that a member showed a proof. No list, screen, ticket or log says of anybody that they did."""
    last = read_day(until)
    carry_out(settings(config), NoteProof(member_number, kind, last))


@induction.command("add")
def add_induction(
    who: Annotated[str, typer.Argument(metavar="CARD_UID|MEMBER", help="Who carries this card, or a member number.")],
    what: Annotated[str, typer.Argument(metavar="ITEM|CATEGORY", help="A barcode, or initiative/category.")],
    config: ConfigFile = None,
) -> None:
    """Note that somebody was shown how an item, or a kind of item, works."""
    loaded = settings(config)
    with open_ledger(loaded) as ledger:
        if ledger.has_member(who):
            do(ledger, ShowHow(who, "", what))
            return
    uid = read_uid(who)
    with open_ledger_with_key(loaded) as (ledger, key):
        do(ledger, ShowHow(None, "", what, card=identify(uid, key)))


@subscription.command("add")
def add_subscription(
    member_number: str,
    initiative: Annotated[str, typer.Argument(help="The key of the initiative.")],
    plan: Annotated[str, typer.Argument(help="The key of one of its plans.")],
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Its first day; otherwise today.")] = None,
    config: ConfigFile = None,
) -> None:
    """Sell a member a subscription. The price that applies to them goes on their account: `kiosk payment add`."""
    loaded = settings(config)
    chosen = read_day(first) if first else None
    with open_ledger(loaded) as ledger:
        begins = chosen or ledger.today()
        done = do(ledger, Subscribe(member_number, initiative, plan, begins))
    sys.stdout.write(f"From {begins} to {done.last}.\n")
