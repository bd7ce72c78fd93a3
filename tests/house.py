"""The sample house of the tests: its people, initiatives, items and terms, each invented and each with one meaning."""

from datetime import date, time, timedelta

from kiosk.lending.model import CardId, Cents, Initiative, Item, MemberId, Visitor
from kiosk.lending.opening import Closure, Hours
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import Category, LoanTerms, Plan, SelfService, Terms, Works
from kiosk.lending.volunteers.model import Volunteer

TODAY = date(2026, 11, 23)
"""The day of the sample house, a Monday."""


def day(days: int) -> date:
    """The day so many days after today."""
    return TODAY + timedelta(days=days)


# --- people ------------------------------------------------------------------------------------------------------

SAMIRA = Visitor(MemberId(1), "Samira", "nl")
SAMIRAS_NUMBER, SAMIRAS_NAME = "0412", "Samira El Amrani"
JEAN = Visitor(MemberId(2), "Jean", "fr")
JEANS_NUMBER, JEANS_NAME = "0413", "Jean Dubois"
ADAS_NUMBER, ADAS_NAME = "1001", "Ada Peeters"
BENS_NUMBER, BENS_NAME = "1002", "Ben Okafor"
CEMS_NUMBER, CEMS_NAME = "1003", "Cem Demir"
JOKES_NUMBER, JOKES_NAME = "2001", "Joke Claes"
RIKS_NUMBER, RIKS_NAME = "2002", "Rik Maes"
LEENS_NUMBER, LEENS_NAME = "2003", "Leen Wouters"
PINS = {JOKES_NUMBER: "2580", RIKS_NUMBER: "1470", LEENS_NUMBER: "3690"}

# --- initiatives -------------------------------------------------------------------------------------------------

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

JOKE = Volunteer(MemberId(7), "Joke", "nl", (TOOLS, TOYS), has_pin=True)
PIETER = Volunteer(MemberId(8), "Pieter", "fr", (TOYS,), coordinator=True, has_pin=True)
JOKES_CARD, PIETERS_CARD = CardId("70"), CardId("80")

# --- items: one for every drawing ---------------------------------------------------------------------------------

ALL_ITEMS = tuple(
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
DRILL, TRAIN, JIGSAW, BIKE, BLOCKS, SAW, LADDER = ALL_ITEMS[:7]
SEAT = ALL_ITEMS[14]

BODY = Item("RUIL-BODY", "Body’s", "clothes", BABIES)
SHOES = Item("RUIL-SCHOEN", "Kinderschoenen", "shoes", BABIES)
COAT = Item("RUIL-JAS", "Jassen", "clothes", BABIES)
"""The tag of a coat in a swap shop."""

LONG_NAMES = (
    Item("DEMO-0101", "Elektrische klopboormachine met koffer, boren en handvat (2)", "drill", TOOLS),
    Item("DEMO-0102", "Houten treinset met brug, tunnel, wissels en twintig wagonnetjes", "train", TOYS),
    Item("DEMO-0103", "Meegroeikinderwagenonderstelbevestigingsset voor tweelingwagens", "pram", BABIES),
)

MANY_SCRIPTS = (
    Item("DEMO-0111", "Boek van محمد بن علي (2), deel 3", "box", TOYS),
    Item("DEMO-0112", "गुड़िया শ্রীকৃষ্ণ பொம்மை", "doll", TOYS),
    Item("DEMO-0113", "木製の電車 ตุ๊กตาไม้ 나무 기차", "train", TOYS),
    Item("DEMO-0114", "Ξύλινο τρένο, ბერიძე, አበበ, Հայկ, רכבת עץ", "train", TOYS),
    Item("DEMO-0115", "Ɛnyonam & Łucja’s ĳskar, Nguyễn, Їжак", "bike", TOYS),
)
MANY_SCRIPTS_NAME = "گل\u200cنار"
"""A first name in Persian, with the zero-width non-joiner between its two parts."""

# --- terms of some initiatives ------------------------------------------------------------------------------------

EVERY_AFTERNOON = ((Hours(time(14), time(18)),),) * 7
WEDNESDAY_AND_SATURDAY = ((), (), (Hours(time(14), time(17)),), (), (), (Hours(time(10), time(12)),), ())
CHRISTMAS = Closure(date(2026, 12, 24), date(2027, 1, 3), "Kerstvakantie")
HALF = (Reduction(ProofKind.LETTER, 50), Reduction(ProofKind.UITPAS, 80))

TOYS_TERMS = Terms(
    TOYS.key,
    TOYS.name,
    TOYS.colour,
    icon="train",
    about="Speelgoed en spelletjes",
    hours=WEDNESDAY_AND_SATURDAY,
    closed=(CHRISTMAS,),
    loans=LoanTerms(days=21, renewals=1, fee=Cents(100), late=Cents(50), may_owe=Cents(1000)),
    plans=(
        Plan("jaar", "Jaarabonnement", Cents(1500)),
        Plan("beurten", "Beurtenkaart", Cents(500), loans=2),
    ),
    categories=(
        Category("toy", "speelgoed", "train", most_a_day=3),
        Category("game", "gezelschapsspel", "boardgame", most_a_day=1),
    ),
    reductions=HALF,
)
TOOLS_TERMS = Terms(
    TOOLS.key,
    TOOLS.name,
    TOOLS.colour,
    icon="drill",
    hours=WEDNESDAY_AND_SATURDAY,
    loans=LoanTerms(days=7, renewals=1, late=Cents(200), deposit_over=Cents(20000), deposit=Cents(5000)),
    plans=(Plan("jaar", "Jaarabonnement", Cents(2000)),),
    reductions=HALF,
)
BABIES_TERMS = Terms(
    BABIES.key,
    BABIES.name,
    BABIES.colour,
    icon="seat",
    loans=LoanTerms(days=180, fee=Cents(500)),
    plans=(Plan("jaar", "Jaarabonnement", Cents(2000), points=10),),
    categories=(Category("seat", "autostoel", "seat", borrowing="Lees het blad in de stoel voor je vertrekt."),),
    instructions_confirmed=True,
)
BIKES_TERMS = Terms(
    BIKES.key,
    BIKES.name,
    BIKES.colour,
    icon="bike",
    self_service=SelfService.BORROW,
    loans=LoanTerms(days=365),
    plans=(Plan("jaar", "Jaarabonnement", Cents(1000)),),
    categories=(Category("bike", "fiets", "bike", most=1),),
)
REPAIRS_TERMS = Terms(
    REPAIRS.key,
    REPAIRS.name,
    REPAIRS.colour,
    icon="bike",
    about="Samen je fiets herstellen",
    works=(Works.SERVICE,),
    hours=((), (), (), (Hours(time(18), time(21)),), (), (), ()),
)
ALL_TERMS = (TOYS_TERMS, TOOLS_TERMS, BABIES_TERMS, BIKES_TERMS, REPAIRS_TERMS)
