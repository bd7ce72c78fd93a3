"""house.toml: its meaning, one clear sentence for each error, and writing it back."""

import dataclasses
import re
import tomllib
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum import iban

from kiosk.cli.common import pictures
from kiosk.cli.house import demo_house
from kiosk.holidays import known_countries, public_holidays
from kiosk.house import HouseFileError, changes, dump, load, parse
from kiosk.house.form import (
    CategoryForm,
    ClosureForm,
    HouseForm,
    InitiativeForm,
    LoansForm,
    PlanForm,
    ReductionsForm,
)
from kiosk.house.sharing import PaymentForm, ReservationsForm, SwapCategoryForm, SwapForm
from kiosk.house.written import Form
from kiosk.lending.codes.labels import LabelMark
from kiosk.lending.model import ByPicture, Cents
from kiosk.lending.opening import END_OF_DAY, Closure, Hours, Week
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import (
    Category,
    CheckReturns,
    Giving,
    House,
    LoanTerms,
    PayTo,
    Plan,
    ReservationTerms,
    SelfService,
    SwapCategory,
    SwapTerms,
    Terms,
    Works,
    plain_name,
)

FILE = """
[house]
holidays = "BE"
closed = [{ first = 2026-12-24, last = 2027-01-03, why = "Kerstvakantie" }]
problems_everywhere = true
forget_days = 90
by_picture = "return"
labels = ["code 39 signs"]

[initiatives.spelotheek]
name = "Spelotheek"
colour = "#2E7DAF"
icon = "puzzle"
about = "Speelgoed voor thuis"
works = ["lending", "swapping"]
hours.wednesday = ["14:00-17:00"]
hours.saturday = ["13:30-16:00", "10:00-12:00"]
closed = [{ first = 2026-07-21 }]
closed_on_holidays = false
self_service = "return"
check_returns = "always"
instructions_confirmed = true

[initiatives.spelotheek.loans]
days = 14
renewals = 1
most = 5
most_a_day = 3
fee = 0.50
late = 1
grace_days = 3
late_most = 5.25
may_owe = 10
overdue_days = 30
deposit_over = 200
deposit = 50

[initiatives.spelotheek.plans.strips]
name = "Tien beurten"
price = 12.5
months = 6
loans = 10
points = 2
categories = ["toy"]

[initiatives.spelotheek.categories.toy]
name = "Speelgoed"
picture = "blocks"
most = 4
most_a_day = 3
days = 21
borrowing = "Tel de stukken."
returning = "Maak het schoon."
shelf = "B3"

[initiatives.spelotheek.reductions]
letter = 50
uitpas = 80

[initiatives.spelotheek.swap]
giving = "approval"
floor = -3

[initiatives.spelotheek.swap.categories.bear]
name = "Knuffels"
picture = "doll"
points = 2
tags = ["RUIL-KNUFFEL", " ruil 2 "]

[initiatives.spelotheek.reservations]
days = 10
most = 3
shelf = "Reservaties"

[initiatives.spelotheek.payment]
iban = "be15 5390 0000 0030"
beneficiary = "Spelotheek"

[initiatives.fietskeuken]
name = "Fietskeuken"
colour = "#123456"
works = ["service"]
"""

WEEK: Week = (
    (),
    (),
    (Hours(time(14), time(17)),),
    (),
    (),
    (Hours(time(10), time(12)), Hours(time(13, 30), time(16))),
    (),
)
HOUSE = House(
    "BE",
    (Closure(date(2026, 12, 24), date(2027, 1, 3), "Kerstvakantie"),),
    problems_everywhere=True,
    forget_days=90,
    by_picture=ByPicture.RETURN,
    labels=(LabelMark.CODE_39_SIGNS,),
)
SPELOTHEEK = Terms(
    key="spelotheek",
    name="Spelotheek",
    colour="#2E7DAF",
    icon="puzzle",
    about="Speelgoed voor thuis",
    works=(Works.LENDING, Works.SWAPPING),
    hours=WEEK,
    closed=(Closure(date(2026, 7, 21), date(2026, 7, 21)),),
    closed_on_holidays=False,
    self_service=SelfService.RETURN,
    check_returns=CheckReturns.ALWAYS,
    instructions_confirmed=True,
    loans=LoanTerms(
        days=14,
        renewals=1,
        most=5,
        most_a_day=3,
        fee=Cents(50),
        late=Cents(100),
        grace_days=3,
        late_most=Cents(525),
        may_owe=Cents(1000),
        overdue_days=30,
        deposit_over=Cents(20000),
        deposit=Cents(5000),
    ),
    plans=(Plan("strips", "Tien beurten", Cents(1250), 6, 10, 2, ("toy",)),),
    categories=(Category("toy", "Speelgoed", "blocks", 4, 3, 21, "Tel de stukken.", "Maak het schoon.", "B3"),),
    reductions=(Reduction(ProofKind.LETTER, 50), Reduction(ProofKind.UITPAS, 80)),
    swap=SwapTerms(Giving.APPROVAL, -3, (SwapCategory("bear", "Knuffels", "doll", 2, ("RUIL-KNUFFEL", "RUIL 2")),)),
    reservations=ReservationTerms(10, 3, "Reservaties"),
    pay_to=PayTo("BE15539000000030", "Spelotheek"),
)
FIETSKEUKEN = Terms("fietskeuken", "Fietskeuken", "#123456", works=(Works.SERVICE,))


def tables(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)


def refused(text: str, *known: set[str]) -> str:
    with pytest.raises(HouseFileError) as error:
        parse(tables(text), *known)
    assert len(str(error.value).splitlines()) == 1
    return str(error.value)


def test_every_key_of_the_file_becomes_terms() -> None:
    assert (HOUSE, (SPELOTHEEK, FIETSKEUKEN)) == parse(tables(FILE))


def test_an_empty_file_is_a_house_without_initiatives() -> None:
    assert (House(), ()) == parse({})


def test_hours_on_no_day_are_not_the_same_as_no_hours() -> None:
    text = '[initiatives.x]\nname = "X"\ncolour = "#123456"\n'
    assert parse(tables(text))[1][0].hours is None
    never = parse(tables(text + "[initiatives.x.hours]\n"))
    assert never[1][0].hours == ((),) * 7
    assert parse(tables(dump(*never))) == never


SMALL = """
[initiatives.x]
name = "X"
colour = "#123456"
"""
SWAPS = SMALL + 'works = ["swapping"]\nswap.categories.body.name = "Body"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[hause]", "hause is not a known key. Did you mean house? Allowed here: house, initiatives."),
        ("house = 3", "[house] must be a table."),
        ("initiatives = 3", "[initiatives] must be a table."),
        ("[initiatives]\nx = 3", "[initiatives.x] must be a table."),
        (SMALL + "self_servis = 1", "initiatives.x.self_servis is not a known key. Did you mean self_service?"),
        (SMALL + "[initiatives.x.plans.jaar]\npris = 1", "initiatives.x.plans.jaar.pris is not a known key. Did"),
        (SMALL + "[initiatives.x.hours]\nwoensdag = []", "initiatives.x.hours.woensdag is not a known key."),
        (
            '[initiatives."Spelo Theek"]',
            'initiatives cannot have "Spelo Theek"; allowed is a short word in lower case, such as spelotheek.',
        ),
        (SMALL + '[initiatives.x.plans."10 x"]\nname = "X"', 'initiatives.x.plans cannot have "10 x"; allowed is a'),
        ('[initiatives.x]\ncolour = "#123456"', "initiatives.x.name is missing; allowed is a name of 1 to 60 charac"),
        ('[initiatives.x]\nname = "X"', 'initiatives.x.colour is missing; allowed is a colour written as "#2E7DAF".'),
        (
            SMALL + '[initiatives.y]\nname = "Y"\ncolour = "red"',
            'initiatives.y.colour = "red" cannot be used; allowed is a colour written as "#2E7DAF".',
        ),
        (SMALL + 'about = "a\\nb"', 'initiatives.x.about = "a\\nb" cannot be used; allowed is a text of at most 400'),
        (
            SMALL + 'self_service = "retrun"',
            'initiatives.x.self_service = "retrun" cannot be used; allowed is "borrow and return" or "return" or'
            ' "none". Did you mean return?',
        ),
        (SMALL + "self_service = true", "initiatives.x.self_service = true cannot be used; allowed is"),
        (
            SMALL + 'check_returns = "never"',
            'initiatives.x.check_returns = "never" cannot be used; allowed is "problems',
        ),
        (
            SMALL + 'works = ["lendin"]',
            'initiatives.x.works = ["lendin"] cannot be used; allowed is a list of "lending", "swapping", "giving" or'
            ' "service". Did you mean lending?',
        ),
        (SMALL + 'works = ["lending", "lending"]', 'initiatives.x.works = ["lending","lending"] cannot be used;'),
        (SMALL + "works = []", "initiatives.x.works = [] cannot be used;"),
        (
            SMALL + 'hours.wednesday = ["14-17"]',
            'initiatives.x.hours.wednesday = ["14-17"] cannot be used; allowed is a list of hours, one after the',
        ),
        (SMALL + 'hours.wednesday = "14:00-17:00"', 'initiatives.x.hours.wednesday = "14:00-17:00" cannot be used;'),
        (SMALL + 'hours.monday = ["24:00-24:00"]', 'initiatives.x.hours.monday = ["24:00-24:00"] cannot be used;'),
        (SMALL + 'hours.monday = ["22:00-24:01"]', 'initiatives.x.hours.monday = ["22:00-24:01"] cannot be used;'),
        (
            SMALL + '[initiatives.y]\nname = "x"\ncolour = "#123456"',
            'initiatives.y.name = "x" cannot be used; allowed is a name that no other initiative has: initiatives.x is'
            " called so already.",
        ),
        (
            SMALL + 'hours.wednesday = ["17:00-14:00"]',
            'initiatives.x.hours.wednesday = ["17:00-14:00"] cannot be used; allowed is hours that end after they',
        ),
        (
            SMALL + 'hours.friday = ["14:00-17:00", "10:00-14:01"]',
            'initiatives.x.hours.friday = ["14:00-17:00","10:00-14:01"] cannot be used; allowed is hours that do not',
        ),
        (
            SMALL + "closed = [{ first = 2026-07-01 }, { first = 2026-12-24, last = 2026-01-03 }]",
            "initiatives.x.closed (no. 2).last = 2026-01-03 cannot be used; allowed is a day that is not before the"
            " first one, 2026-12-24.",
        ),
        (SMALL + "closed = [{ last = 2026-01-03 }]", "initiatives.x.closed (no. 1).first is missing; allowed is a day"),
        (SMALL + "closed = [{ furst = 2026-01-03 }]", "initiatives.x.closed (no. 1).furst is not a known key. Did you"),
        (
            SMALL + 'closed = [{ first = "kerst" }]',
            'initiatives.x.closed (no. 1).first = "kerst" cannot be used; allow',
        ),
        (SMALL + "closed = [{ first = 2026-01-03T10:00:00 }]", "initiatives.x.closed (no. 1).first = 2026-01-03 10:00"),
        (SMALL + "closed = [3]", "[initiatives.x.closed (no. 1)] must be a table."),
        (SMALL + "closed = 2026-01-03", "initiatives.x.closed = 2026-01-03 cannot be used; allowed is a list such as"),
        (SMALL + "loans.days = 0", "initiatives.x.loans.days = 0 cannot be used; allowed is a whole number of days"),
        (SMALL + "loans.days = 1.5", "initiatives.x.loans.days = 1.5 cannot be used; allowed is a whole number"),
        (
            SMALL + "loans.fee = 0.505",
            "initiatives.x.loans.fee = 0.505 cannot be used; allowed is an amount in euro with at most two decimals,",
        ),
        (SMALL + "loans.fee = -1", "initiatives.x.loans.fee = -1 cannot be used; allowed is an amount in euro"),
        (SMALL + 'loans.fee = "1"', 'initiatives.x.loans.fee = "1" cannot be used; allowed is an amount in euro'),
        (SMALL + "loans.fee = true", "initiatives.x.loans.fee = true cannot be used; allowed is an amount in euro"),
        (SMALL + "loans.fee = 100000.01", "initiatives.x.loans.fee = 100000.01 cannot be used; allowed is an amount"),
        (SMALL + "loans.late_most = nan", "initiatives.x.loans.late_most = NaN cannot be used; allowed is an amount"),
        (SMALL + "loans.late_most = inf", "initiatives.x.loans.late_most = Infinity cannot be used; allowed is an"),
        (
            SMALL + "loans.deposit_over = 200",
            "initiatives.x.loans.deposit is missing; allowed is the amount that is asked as a deposit",
        ),
        (
            SMALL + "loans.deposit = 20",
            "initiatives.x.loans.deposit_over is missing; allowed is the value in euro above which the deposit is",
        ),
        (
            SMALL + "plans.jaar = { categories = [] }",
            "initiatives.x.plans.jaar.name is missing; allowed is a name of 1 to 60 characters on one line.",
        ),
        (
            SMALL + 'plans.a = { name = "A" }\nplans.b = { name = "B", price = 20.005 }\nplans.c = { name = "C" }',
            "initiatives.x.plans.b.price = 20.005 cannot be used; allowed is an amount in euro with at most two",
        ),
        (
            SMALL + 'categories.game = { name = "Spel" }\nplans.jaar = { name = "J", categories = ["gmae"] }',
            'initiatives.x.plans.jaar.categories = ["gmae"] cannot be used; allowed is a list of the categories of this'
            " initiative, each once: game. Did you mean game?",
        ),
        (
            SMALL + 'plans.jaar = { name = "J", categories = ["game"] }',
            'initiatives.x.plans.jaar.categories = ["game"] cannot be used; allowed is a list of the categories of this'
            " initiative, each once: this initiative has none.",
        ),
        (
            SMALL + 'categories.game = { name = "Spel" }\nplans.jaar = { name = "J", categories = ["game", "game"] }',
            'initiatives.x.plans.jaar.categories = ["game","game"] cannot be used;',
        ),
        (SMALL + "reductions.letter = 101", "initiatives.x.reductions.letter = 101 cannot be used; allowed is a whole"),
        (SMALL + "reductions.uitpas = -1", "initiatives.x.reductions.uitpas = -1 cannot be used; allowed is a whole"),
        (SMALL + "reductions.leter = 50", "initiatives.x.reductions.leter is not a known key. Did you mean letter?"),
        (
            SMALL + 'swap.giving = "member"',
            'initiatives.x.works is missing; allowed is a list with "swapping" in it, because swap says how that goes.',
        ),
        (
            SMALL + 'works = ["lending"]\nswap.categories.body.name = "Body"',
            'initiatives.x.works = ["lending"] cannot be used; allowed is a list with "swapping" in it, because swap',
        ),
        (
            SWAPS + 'swap.giving = "members"',
            'initiatives.x.swap.giving = "members" cannot be used; allowed is "volunteer" or "approval" or "member".'
            " Did you mean member?",
        ),
        (SWAPS + "swap.floor = 1", "initiatives.x.swap.floor = 1 cannot be used; allowed is a whole number of points"),
        (SWAPS + "swap.floor = -1001", "initiatives.x.swap.floor = -1001 cannot be used; allowed is a whole number of"),
        (SWAPS + "swap.flor = 0", "initiatives.x.swap.flor is not a known key. Did you mean floor?"),
        (SWAPS + "swap.categories.a.points = 2", "initiatives.x.swap.categories.a.name is missing; allowed is a name"),
        (SWAPS + "swap.categories.body.points = 0", "initiatives.x.swap.categories.body.points = 0 cannot be used; al"),
        (
            SWAPS + 'swap.categories.body.tags = ["ÉÉN"]',
            'initiatives.x.swap.categories.body.tags = ["ÉÉN"] cannot be used; allowed is a list of codes of 2 to 64'
            ' letters, digits and signs, without accents, such as ["RUIL-BODY"].',
        ),
        (
            SWAPS + 'swap.categories.body.tags = ["]c0ruil"]',
            'initiatives.x.swap.categories.body.tags = ["]c0ruil"] cannot be used; allowed is a list of codes that a'
            " scanner can send: of ]C0RUIL it sends RUIL.",
        ),
        (
            SWAPS + 'swap.categories.body.tags = ["036000291452", "0036000291452"]',
            'initiatives.x.swap.categories.body.tags = ["036000291452","0036000291452"] cannot be used; allowed is a '
            "list of tags that stand nowhere else: 0036000291452 is in here already.",
        ),
        (
            '[house]\nlabels = ["ean"]',
            'house.labels = ["ean"] cannot be used; allowed is a list of these, each once: "codabar signs", "c',
        ),
        (
            '[house]\nlabels = ["code 39 signs", "code 39 signs"]',
            'house.labels = ["code 39 signs","code 39 signs"] cannot be used; allowed is a list of these, each once: ',
        ),
        (
            SWAPS + 'swap.categories.body.tags = ["A"]',
            'initiatives.x.swap.categories.body.tags = ["A"] cannot be used;',
        ),
        (
            SWAPS + 'swap.categories.body.tags = "AB"',
            'initiatives.x.swap.categories.body.tags = "AB" cannot be used; al',
        ),
        (
            SWAPS + 'swap.categories.body.tags = ["AB", "ab"]',
            'initiatives.x.swap.categories.body.tags = ["AB","ab"] cannot be used; allowed is a list of tags that stand'
            " nowhere else: AB is in here already.",
        ),
        (
            SWAPS + 'swap.categories.body.tags = ["AB"]'
            '\n[initiatives.y]\nname = "Y"\ncolour = "#123456"\nworks = ["swapping"]'
            '\nswap.categories.c = { name = "C", tags = ["C1", "ab"] }',
            'initiatives.y.swap.categories.c.tags = ["C1","ab"] cannot be used; allowed is a list of tags that stand'
            " nowhere else: AB is in initiatives.x.swap.categories.body.tags already.",
        ),
        (
            SMALL + "reservations.days = 0",
            "initiatives.x.reservations.days = 0 cannot be used; allowed is a whole numb",
        ),
        (
            SMALL + "reservations.days = 366",
            "initiatives.x.reservations.days = 366 cannot be used; allowed is a whole ",
        ),
        (
            SMALL + "reservations.most = -1",
            "initiatives.x.reservations.most = -1 cannot be used; allowed is a whole nu",
        ),
        (
            SMALL + 'reservations.shelf = "a\\nb"',
            'initiatives.x.reservations.shelf = "a\\nb" cannot be used; allowed is',
        ),
        (
            SMALL + 'payment = { iban = "BE15 5390 0000 0031", beneficiary = "X" }',
            'initiatives.x.payment.iban = "BE15 5390 0000 0031" cannot be used; allowed is an IBAN whose check digits'
            " are right: a digit is wrong, or missing.",
        ),
        (
            SMALL + 'payment = { iban = "BE15 5390 0000 003", beneficiary = "X" }',
            'initiatives.x.payment.iban = "BE15 5390 0000 003" cannot be used; allowed is an IBAN',
        ),
        (
            SMALL + 'payment = { iban = "539-0000000-30", beneficiary = "X" }',
            'initiatives.x.payment.iban = "539-0000000-30" cannot be used; allowed is an IBAN, such as',
        ),
        (
            SMALL + 'payment.iban = "BE15 5390 0000 0030"',
            "initiatives.x.payment.beneficiary is missing; allowed is whose",
        ),
        (SMALL + 'payment.beneficiary = "X"', "initiatives.x.payment.iban is missing; allowed is an IBAN, such as"),
        (
            SMALL + f'payment = {{ iban = "BE15 5390 0000 0030", beneficiary = "{"x" * 71}" }}',
            f'initiatives.x.payment.beneficiary = "{"x" * 71}" cannot be used; allowed is whose account it is, in 1 to',
        ),
        ('house.holidays = "Belgium"', 'house.holidays = "Belgium" cannot be used; allowed is a country in two capi'),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_place_and_what_is_allowed(text: str, said: str) -> None:
    sentence = refused(text)
    assert sentence.startswith(said)
    assert sentence.endswith((".", "?"))


def test_a_missing_deposit_is_told_with_the_key_that_needs_it() -> None:
    assert "because deposit_over is given" in refused(SMALL + "loans.deposit_over = 200")


def test_a_drawing_that_is_not_there_is_refused_where_the_drawings_are_known() -> None:
    text = SMALL + 'icon = "box"\n[initiatives.x.categories.toy]\nname = "T"\npicture = "puzle"'
    assert parse(tables(text))
    assert refused(text, {"puzzle", "box"}) == (
        'initiatives.x.categories.toy.picture = "puzle" cannot be used; allowed is one of the drawings: box, puzzle.'
        " Did you mean puzzle?"
    )
    assert refused(text, {"puzle"}).startswith('initiatives.x.icon = "box" cannot be used')


def test_a_country_without_known_holidays_is_refused_and_no_country_is_allowed() -> None:
    known = known_countries()
    assert "BE" in known
    assert parse(tables('house.holidays = "BE"'), None, known)[0].holidays == "BE"
    assert parse(tables('house.holidays = ""'), None, known)[0].holidays == ""
    with pytest.raises(HouseFileError, match=r'^house\.holidays = "QQ" cannot be used; allowed is a country whose'):
        parse(tables('house.holidays = "QQ"'), None, known)


def test_a_syntax_error_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('[house]\nholidays = "BE\n')
    with pytest.raises(HouseFileError, match=r"house\.toml: this is not TOML: .*line 2"):
        load(path)
    path.write_text("[initiatives.x]\n[initiatives.x]\n")
    with pytest.raises(HouseFileError, match=r"this is not TOML: Cannot declare .* twice \(at line 2"):
        load(path)


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(HouseFileError, match="cannot be read: Is a directory"):
        load(tmp_path)
    with pytest.raises(HouseFileError, match="cannot be read: No such file"):
        load(tmp_path / "none.toml")
    (tmp_path / "house.toml").write_bytes(b'[house]\nholidays = "\xe9"')
    with pytest.raises(HouseFileError, match="it is not written in UTF-8"):
        load(tmp_path / "house.toml")
    (tmp_path / "house.toml").write_text("[hause]")
    with pytest.raises(HouseFileError, match=r"house\.toml: hause is not a known key"):
        load(tmp_path / "house.toml")


@pytest.mark.parametrize(
    ("form", "value"),
    [
        (CategoryForm, Category),
        (ClosureForm, Closure),
        (HouseForm, House),
        (InitiativeForm, Terms),
        (LoansForm, LoanTerms),
        (PaymentForm, PayTo),
        (PlanForm, Plan),
        (ReservationsForm, ReservationTerms),
        (SwapCategoryForm, SwapCategory),
        (SwapForm, SwapTerms),
    ],
)
def test_every_field_of_the_terms_can_be_written_in_the_file(form: type[Form], value: type) -> None:
    names = {"payment": "pay_to"}
    keys = {names.get(key, key) for key in form.__struct_fields__}

    assert {field.name for field in dataclasses.fields(value)} - {"key"} == keys


def test_every_proof_that_gives_the_social_tariff_has_its_key() -> None:
    assert tuple(proof.value for proof in ProofKind) == ReductionsForm.__struct_fields__


# --- back to a file ----------------------------------------------------------------------------------------------

keys = st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True)
BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that show nothing: they are left out of what is written."""
words = st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters=BLANK), min_size=1, max_size=20)
texts = st.just("") | words
cents = st.integers(0, 10_000_000).map(Cents)
how_many = st.none() | st.integers(0, 50)
late_days = st.integers(0, 100)
days = st.integers(1, 3660)
moments = st.builds(time, st.integers(0, 23), st.integers(0, 59)) | st.just(END_OF_DAY)


@st.composite
def closures(draw: st.DrawFn) -> Closure:
    first, last = sorted(draw(st.tuples(st.dates(), st.dates())))
    return Closure(first, last, draw(texts))


@st.composite
def openings(draw: st.DrawFn) -> tuple[Hours, ...]:
    times = sorted(draw(st.lists(moments, unique=True, max_size=6)))
    return tuple(Hours(opens, closes) for opens, closes in zip(times[::2], times[1::2], strict=False))


@st.composite
def loan_terms(draw: st.DrawFn) -> LoanTerms:
    with_deposit = draw(st.booleans())
    return LoanTerms(
        days=draw(days),
        renewals=draw(how_many),
        most=draw(how_many),
        most_a_day=draw(how_many),
        fee=draw(cents),
        late=draw(cents),
        grace_days=draw(late_days),
        late_most=draw(st.none() | cents),
        may_owe=draw(st.none() | cents),
        overdue_days=draw(st.none() | late_days),
        deposit_over=draw(cents) if with_deposit else None,
        deposit=draw(st.integers(1, 10_000_000).map(Cents)) if with_deposit else Cents(0),
    )


categories = st.builds(
    Category,
    keys,
    words,
    keys,
    most=how_many,
    most_a_day=how_many,
    days=st.none() | days,
    borrowing=texts,
    returning=texts,
    shelf=texts,
)


@st.composite
def swap_terms(draw: st.DrawFn) -> SwapTerms:
    keys_of = draw(st.lists(keys, unique=True, max_size=3))
    tags = draw(st.lists(st.from_regex(r"[!-\\^-`{-~]{2,8}", fullmatch=True), unique=True, max_size=6))
    return SwapTerms(
        giving=draw(st.sampled_from(Giving)),
        floor=draw(st.integers(-1000, 0)),
        categories=tuple(
            SwapCategory(key, draw(words), draw(keys), draw(st.integers(1, 1000)), tuple(tags[at::3]))
            for at, key in enumerate(keys_of)
        ),
    )


reservation_terms = st.builds(ReservationTerms, st.integers(1, 365), how_many, texts)
payees = st.builds(
    PayTo, st.sampled_from(["BE15539000000030", "NL91ABNA0417164300", "FR7630006000011234567890189"]), words
)


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    kinds = draw(st.lists(categories, max_size=3, unique_by=lambda kind: kind.key))
    of_these = st.lists(st.sampled_from([kind.key for kind in kinds]), unique=True).map(tuple) if kinds else st.just(())
    plans = st.builds(
        Plan,
        keys,
        words,
        cents,
        st.integers(1, 120),
        loans=st.none() | st.integers(1, 50),
        points=st.integers(0, 50),
        categories=of_these,
    )
    proofs = [proof for proof in ProofKind if draw(st.booleans())]
    works = tuple(draw(st.lists(st.sampled_from(Works), min_size=1, unique=True)))
    return Terms(
        key=draw(keys),
        name=draw(words),
        colour=draw(st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)),
        icon=draw(keys),
        about=draw(texts),
        works=works,
        hours=draw(st.none() | st.tuples(*[openings()] * 7)),
        closed=tuple(draw(st.lists(closures(), max_size=2))),
        closed_on_holidays=draw(st.booleans()),
        self_service=draw(st.sampled_from(SelfService)),
        check_returns=draw(st.sampled_from(CheckReturns)),
        instructions_confirmed=draw(st.booleans()),
        loans=draw(loan_terms()),
        plans=tuple(draw(st.lists(plans, max_size=3, unique_by=lambda plan: plan.key))),
        categories=tuple(kinds),
        reductions=tuple(Reduction(proof, draw(st.integers(0, 100))) for proof in proofs),
        swap=draw(swap_terms()) if Works.SWAPPING in works else SwapTerms(),
        reservations=draw(reservation_terms),
        pay_to=draw(st.none() | payees),
    )


def in_one_file(initiatives: list[Terms]) -> bool:
    tags = [tag for one in initiatives for category in one.swap.categories for tag in category.tags]
    names = {plain_name(one.name) for one in initiatives}
    return len(set(tags)) == len(tags) and len(names) == len(initiatives)


houses = st.builds(
    House,
    st.sampled_from(["BE", "NL", ""]),
    st.lists(closures(), max_size=2).map(tuple),
    st.booleans(),
    labels=st.lists(st.sampled_from(LabelMark), unique=True).map(tuple),
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(houses, st.lists(terms(), max_size=3, unique_by=lambda one: one.key).filter(in_one_file).map(tuple))
def test_terms_written_to_a_file_read_back_equal(house: House, initiatives: tuple[Terms, ...]) -> None:
    assert (house, initiatives) == parse(tables(dump(house, initiatives)))


def test_a_written_file_has_no_default_values() -> None:
    assert dump(House(), (FIETSKEUKEN,)) == (
        '[initiatives.fietskeuken]\nname = "Fietskeuken"\ncolour = "#123456"\nworks = [\n    "service",\n]\n'
    )
    assert "fee = 0.50\n" in dump(House(), (SPELOTHEEK,))


# --- differences -------------------------------------------------------------------------------------------------


def test_terms_stored_as_json_read_back_equal() -> None:
    _, (spelotheek, _) = parse(tables(FILE))
    assert msgspec.json.decode(msgspec.json.encode(spelotheek), type=Terms) == spelotheek == SPELOTHEEK


def test_terms_stored_before_swaps_reservations_and_payments_have_the_defaults_of_these() -> None:
    before = msgspec.json.decode(msgspec.json.encode(SPELOTHEEK))
    for key in ("swap", "reservations", "pay_to"):
        del before[key]
    terms = msgspec.convert(before, Terms)
    assert (terms.swap, terms.reservations, terms.pay_to) == (SwapTerms(), ReservationTerms(7, None, ""), None)


def test_a_bank_account_is_stored_without_spaces_and_written_in_groups_of_four() -> None:
    assert 'iban = "BE15 5390 0000 0030"\n' in dump(House(), (SPELOTHEEK,))


def test_a_bank_account_of_another_country_can_be_paid_too() -> None:
    text = SMALL + 'payment = { iban = "NL91 ABNA 0417 1643 00", beneficiary = "X" }'
    assert parse(tables(text))[1][0].pay_to == PayTo("NL91ABNA0417164300", "X")


def test_the_bank_accounts_of_the_demo_house_are_valid_and_of_no_bank() -> None:
    accounts = [one.pay_to.iban for one in demo_house()[1] if one.pay_to]
    assert len(accounts) > 3
    assert all(iban.is_valid(account, check_country=False) for account in accounts)
    assert not any(iban.is_valid(account) for account in accounts)


def test_a_change_of_swaps_reservations_or_payments_is_told_key_by_key() -> None:
    _, (after, _) = parse(
        tables(
            FILE.replace('"RUIL-KNUFFEL", " ruil 2 "', '"RUIL-KNUFFEL"')
            .replace('shelf = "Reservaties"\n', "")
            .replace("floor = -3", "floor = -5")
        )
    )
    assert changes(SPELOTHEEK, after) == (
        "swap.floor: -3 becomes -5",
        'swap.categories.bear.tags: ["RUIL-KNUFFEL","RUIL 2"] becomes ["RUIL-KNUFFEL"]',
        'reservations.shelf: "Reservaties" becomes ""',
    )
    _, (unpaid, _) = parse(tables(re.sub(r"(?s)\[initiatives.spelotheek.payment\].*?\n\n", "", FILE)))
    assert changes(unpaid, SPELOTHEEK) == (
        'payment.iban: "BE15 5390 0000 0030" is new',
        'payment.beneficiary: "Spelotheek" is new',
    )


def test_a_change_is_told_key_by_key_with_old_and_new_value() -> None:
    _, (after, _) = parse(
        tables(
            FILE.replace("days = 14", "days = 28")
            .replace("fee = 0.50\n", "")
            .replace('hours.wednesday = ["14:00-17:00"]', 'hours.friday = ["14:00-17:00"]')
            .replace("price = 12.5", "price = 15")
            .replace("2026-07-21", "2026-07-20")
        )
    )
    assert changes(SPELOTHEEK, after) == (
        'hours.wednesday: ["14:00-17:00"] becomes []',
        'closed: [{"first":"2026-07-21"}] becomes [{"first":"2026-07-20"}]',
        "loans.days: 14 becomes 28",
        "loans.fee: 0.50 becomes 0",
        "plans.strips.price: 12.50 becomes 15",
        'hours.friday: [] becomes ["14:00-17:00"]',
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(terms(), terms())
def test_equal_terms_have_no_changes_and_different_terms_have_some(one: Terms, other: Terms) -> None:
    assert changes(one, one) == ()
    assert bool(changes(one, other)) == (one.key != other.key or one != other) or one.key != other.key


# --- docs/house.md -----------------------------------------------------------------------------------------------

PAGE = (Path(__file__).parent.parent / "docs" / "house.md").read_text("utf-8")
EXAMPLE = "\n".join(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))


def test_the_examples_of_the_page_for_volunteers_together_are_a_valid_file() -> None:
    house, terms = parse(tables(EXAMPLE))
    assert house.closed
    assert [one.key for one in terms] == ["spelotheek", "babytheek"]


def test_every_key_has_an_example_on_the_page_for_volunteers() -> None:
    headings = " ".join(re.findall(r"^\[(.+)\]", EXAMPLE, re.MULTILINE))
    said = {*re.findall(r"([a-z_]+) =", EXAMPLE), *re.findall(r"[a-z_]+", headings)}
    assert {key for form in forms(Form) for key in form.__struct_fields__} - said == set()


def forms(form: type[Form]) -> Iterator[type[Form]]:
    for one in form.__subclasses__():
        yield one
        yield from forms(one)


def test_the_page_for_volunteers_names_every_drawing() -> None:
    listed = PAGE.partition("### Drawings")[2].partition("##")[0]
    assert set(listed.split()) == pictures()


# --- public holidays ---------------------------------------------------------------------------------------------


def test_the_public_holidays_of_belgium_are_known_for_every_year() -> None:
    is_holiday = public_holidays("BE")
    assert all(map(is_holiday, (date(2026, 7, 21), date(2026, 12, 25), date(2027, 3, 29), date(2035, 11, 11))))
    assert not any(map(is_holiday, (date(2026, 7, 20), date(2026, 12, 24), date(2026, 7, 14))))


def test_a_house_that_keeps_no_public_holidays_has_none() -> None:
    assert not public_holidays("")(date(2026, 12, 25))
