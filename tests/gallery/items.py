"""Invented people and things for the pictures of the screens: one thing for every drawing there is."""

from datetime import date, timedelta

from kiosk.lending.model import Cents, Initiative, Item, Line, LineKind, Loan, MemberId, Operation, Visitor

TODAY = date(2026, 11, 23)

TOOLS = Initiative("instrumentheek", "Instrumentheek", "#C4661F")
TOYS = Initiative("spelotheek", "Spelotheek", "#2E7DAF")
BRICKS = Initiative("legotheek", "Legotheek", "#8A5AA8")
BIKES = Initiative("velootje", "’t Velootje", "#4C8A3A")
BABIES = Initiative("babytheek", "Babytheek", "#B8487A")
SPORTS = Initiative("sportrijk", "Sportrijk", "#1F8A8A")
CLOTHES = Initiative("swop-en-go", "Swop & Go", "#A8822A")
BOOKS = Initiative("boekdelen", "Boekdelen", "#6B5B4B")
PLANTS = Initiative("stekjesruil", "Stekjesruil", "#5E8C2A")
REPAIRS = Initiative("fietskeuken", "Fietskeuken", "#8A2E12")
COMPUTERS = Initiative("digipunt", "Digipunt", "#3D6F8F")
NAPPIES = Initiative("pamperbank", "Pamperbank", "#C9822A")
CATS = Initiative("poezewoef", "Poezewoef", "#5E3A22")

THINGS = tuple(
    Item(f"DEMO-{number:04}", name, picture, initiative)
    for number, (name, picture, initiative) in enumerate(
        (
            ("Klopboormachine", "drill", TOOLS),
            ("Houten treinset", "train", TOYS),
            ("Puzzel De boerderij", "puzzle", TOYS),
            ("Loopfiets", "bike", BIKES),
            ("Bouwblokken", "blocks", TOYS),
            ("Cirkelzaag", "saw", TOOLS),
            ("Ladder van 4 meter", "ladder", TOOLS),
            ("Gereedschapskoffer", "toolbox", TOOLS),
            ("Schuurmachine", "sander", TOOLS),
            ("Denkpuzzel", "puzzle", TOYS),
            ("Bordspel Ganzenbord", "boardgame", TOYS),
            ("Pop met bedje", "doll", TOYS),
            ("Lego Brandweer", "lego", BRICKS),
            ("Fietshelm maat S", "helmet", BIKES),
            ("Autostoel groep 1", "seat", BABIES),
            ("Kinderwagen", "pram", BABIES),
            ("Reisbedje", "cot", BABIES),
            ("Traphekje", "stairgate", BABIES),
            ("Kinderstoel", "highchair", BABIES),
            ("Voetbal", "ball", SPORTS),
            ("Rolschaatsen maat 34", "skates", SPORTS),
            ("Badmintonset", "racket", SPORTS),
            ("Tent voor 3 personen", "tent", SPORTS),
            ("Hometrainer", "fitness", SPORTS),
            ("Regenjas maat 116", "clothes", CLOTHES),
            ("Laarzen maat 28", "shoes", CLOTHES),
            ("Prentenboek De beer", "book", BOOKS),
            ("Stekje graslelie", "plant", PLANTS),
            ("Luidspreker", "speaker", TOOLS),
            ("Beamer", "projector", TOOLS),
            ("Fototoestel", "camera", TOOLS),
            ("Doos met feestspullen", "box", TOOLS),
        ),
        start=1,
    )
)
DRILL, TRAIN, JIGSAW, BIKE, BLOCKS, SAW, LADDER = THINGS[:7]
SEAT = THINGS[14]

LONG_NAMES = (
    Item("DEMO-0101", "Elektrische klopboormachine met koffer, boren en handvat (2)", "drill", TOOLS),
    Item("DEMO-0102", "Houten treinset met brug, tunnel, wissels en twintig wagonnetjes", "train", TOYS),
    Item("DEMO-0103", "Meegroeikinderwagenonderstelbevestigingsset voor tweelingwagens", "pram", BABIES),
)


def visitor(language: str, first_name: str = "Samira") -> Visitor:
    return Visitor(MemberId(1), first_name, language)


def day(days: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=days)


def lent(item: Item, days: int = 19, cents: int = 0) -> Line:
    return Line(Operation(f"lent-{item.barcode}"), LineKind.LENT, item, day(days), Cents(cents))


def returned(item: Item, elsewhere: bool = False) -> Line:
    return Line(Operation(f"returned-{item.barcode}"), LineKind.RETURNED, item, elsewhere=elsewhere)


def renewed(item: Item, days: int = 24) -> Line:
    return Line(Operation(f"renewed-{item.barcode}"), LineKind.RENEWED, item, day(days))


LOANS = (Loan(BIKE, day(3)), Loan(BLOCKS, day(9)))
MANY_LOANS = (
    Loan(SAW, day(-2)),
    Loan(LADDER, day(0)),
    Loan(JIGSAW, day(1)),
    Loan(BIKE, day(3)),
    Loan(BLOCKS, day(9)),
    Loan(TRAIN, day(120)),
)
