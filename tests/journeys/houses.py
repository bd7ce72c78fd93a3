"""A house of several initiatives with terms of their own, for whole visits; every one of them is invented."""

from datetime import date, time

from kiosk.lending.model import Cents
from kiosk.lending.opening import Closure, Hours
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import Category, LoanTerms, Plan, SelfService, Terms, Works

WEDNESDAY_AND_SATURDAY = ((), (), (Hours(time(14), time(17)),), (), (), (Hours(time(10), time(12)),), ())
CHRISTMAS = Closure(date(2026, 12, 24), date(2027, 1, 3), "Kerstvakantie")
HALF = (Reduction(ProofKind.LETTER, 50), Reduction(ProofKind.UITPAS, 80))

TOYS = Terms(
    "spelotheek",
    "Spelotheek",
    "#2E7DAF",
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
TOOLS = Terms(
    "instrumentheek",
    "Instrumentheek",
    "#C4661F",
    icon="drill",
    hours=WEDNESDAY_AND_SATURDAY,
    loans=LoanTerms(days=7, renewals=1, late=Cents(200), deposit_over=Cents(20000), deposit=Cents(5000)),
    plans=(Plan("jaar", "Jaarabonnement", Cents(2000)),),
    reductions=HALF,
)
BABIES = Terms(
    "babytheek",
    "Babytheek",
    "#8A5AA8",
    icon="seat",
    loans=LoanTerms(days=180, fee=Cents(500)),
    plans=(Plan("jaar", "Jaarabonnement", Cents(2000), points=10),),
    categories=(Category("seat", "autostoel", "seat", borrowing="Lees het blad in de stoel voor je vertrekt."),),
    instructions_confirmed=True,
)
BIKES = Terms(
    "velootje",
    "’t Velootje",
    "#4C8A3A",
    icon="bike",
    self_service=SelfService.BORROW,
    loans=LoanTerms(days=365),
    plans=(Plan("jaar", "Jaarabonnement", Cents(1000)),),
    categories=(Category("bike", "fiets", "bike", most=1),),
)
REPAIRS = Terms(
    "fietskeuken",
    "Fietskeuken",
    "#3F7D58",
    icon="bike",
    about="Samen je fiets herstellen",
    works=(Works.SERVICE,),
    hours=((), (), (), (Hours(time(18), time(21)),), (), (), ()),
)
TERMS = (TOYS, TOOLS, BABIES, BIKES, REPAIRS)
