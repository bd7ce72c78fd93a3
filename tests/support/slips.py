"""Tickets to print, of an invented house."""

from dataclasses import replace

from kiosk.lending.model import Cents, Payment
from kiosk.lending.tickets import CalendarCode, PaymentCode, Slip, SlipGroup, SlipRow
from screens.present.paper.payment_codes import in_fours, payload


def due(day: str, date: str, summary: str) -> CalendarCode:
    """A QR code with a due day; `date` is YYYYMMDD."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//deelkiosk//NL",
        "BEGIN:VEVENT",
        f"SUMMARY:{summary}",
        f"DTSTART;VALUE=DATE:{date}",
        "DTSTAMP:20261123T133200Z",
        f"UID:{date}@deelkiosk",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    return CalendarCode(day, "\r\n".join(lines))


def pay(title: str, amount: str, cents: int, beneficiary: str = "Babytheek vzw", serial: int = 41) -> PaymentCode:
    """A QR code with a debt to an initiative; `serial` makes the reference."""
    digits = f"{serial:010}{serial % 97 or 97:02}"
    payment = Payment(beneficiary, "BE68539007547034", f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++")
    details = (beneficiary, in_fours(payment.iban), payment.reference)
    return PaymentCode(title, amount, details, payload(payment, Cents(cents)))


DUTCH = Slip(
    house="De Deelfabriek",
    when="maandag 23 november 2026, 14.32 uur",
    groups=(
        SlipGroup(
            "Spelotheek",
            "Geleend",
            (
                SlipRow("Houten treinset", "terug voor za 12 december"),
                SlipRow("Loopfiets met zijwieltjes", "terug voor za 12 december"),
            ),
        ),
        SlipGroup(
            "Instrumentheek",
            "Geleend",
            (
                SlipRow(
                    "Klopboormachine Bosch Professional GSB 18V-55 met koffer en twee accu’s",
                    "terug voor ma 30 november",
                ),
            ),
        ),
        SlipGroup(
            "Babytheek", "Teruggebracht", (SlipRow("Œuvre d’art: “L’été” – naïef geçeerd"), SlipRow("Autostoel"))
        ),
    ),
    closing=("Goed gedaan, en tot gauw!", "Te betalen: € 1,50"),
    language="nl",
)

FAMILY = replace(
    DUTCH,
    groups=(
        SlipGroup(
            "Spelotheek",
            "Geleend",
            (
                SlipRow("Houten treinset", "terug voor zaterdag 12 december", "€ 0,50"),
                SlipRow("Puzzel De boerderij", "terug voor zaterdag 12 december", "€ 0,50"),
                SlipRow("Loopfiets met zijwieltjes", "terug voor maandag 14 december"),
            ),
        ),
        SlipGroup(
            "Spelotheek",
            "Teruggebracht",
            (SlipRow("Bordspel Ganzenbord, langer gehouden", amount="€ 1,00"),),
            ("Open wo 14:00–17:00", "Open za, zo 10:00–12:00"),
        ),
        SlipGroup(
            "Instrumentheek",
            "Geleend",
            (
                SlipRow(
                    "Klopboormachine Bosch Professional GSB 18V-55 met koffer en twee accu’s",
                    "terug voor maandag 30 november",
                    "€ 12,50",
                ),
            ),
            ("Open ma–vr 9:00–12:00, 13:00–17:00", "Gesloten van donderdag 24 december tot en met zondag 3 januari"),
        ),
    ),
    closing=("Iets terugbrengen? Scan het gewoon.", "Veel plezier ermee!"),
    total=SlipRow("Samen", "Je hoeft nu niet te betalen. Dat kan later, bij een vrijwilliger.", "€ 14,50"),
    calendar=(
        due("maandag 30 november", "20261130", "Terug naar De Deelfabriek: Klopboormachine"),
        due("zaterdag 12 december", "20261212", "Terug naar De Deelfabriek: Houten treinset + Puzzel De boerderij"),
        due("maandag 14 december", "20261214", "Terug naar De Deelfabriek: Loopfiets naïef"),
    ),
    calendar_title="In je agenda? Scan elke code met je gsm.",
)
"""Everything that a ticket can have on it; the last of its codes goes beyond ASCII."""

SWAP = Slip(
    house="De Deelfabriek",
    when="woensdag 25 november 2026, 14:30",
    groups=(
        SlipGroup("Babytheek", "Geleend", (SlipRow("Reisbed met matras", "terug voor woensdag 26 mei", "€ 5,00"),)),
        SlipGroup(
            "Babytheek",
            "Geruild",
            (
                SlipRow("Body’s, 5 meegenomen", amount="−5 punten"),
                SlipRow("Body’s, 3 gebracht", amount="+3 punten"),
                SlipRow("Schoenen, 2 gebracht", "wacht op een vrijwilliger"),
            ),
            ("Open wo 14:00–17:00",),
            SlipRow("Punten", "4 punten wachten op een vrijwilliger", "10 → 8"),
        ),
        SlipGroup("Instrumentheek", "Geleend", (SlipRow("Cirkelzaag", "terug voor woensdag 2 december", "€ 1,50"),)),
    ),
    closing=("Iets terugbrengen? Scan het gewoon.", "Veel plezier ermee!"),
    language="nl",
    total=SlipRow(
        "Samen", "Je hoeft nu niet te betalen. Dat kan later, met je bank of bij een vrijwilliger.", "€ 6,50"
    ),
    calendar=(due("woensdag 2 december", "20261202", "Terug naar De Deelfabriek: Cirkelzaag"),),
    calendar_title="In je agenda? Scan met je gsm.",
    payments=(
        pay("Babytheek", "€ 5,00", 500),
        pay("Instrumentheek, met wat nog openstond", "€ 3,50", 350, "Instrumentheek Vélo-école ’t Wiel", 1234567890),
    ),
    payment_title="Betalen met je bank? Scan elke code met de app van je bank.",
)
"""A ticket with swaps, loans and debts at two initiatives; the code of the second goes beyond ASCII."""

FRENCH = Slip(
    house="La Fabrique du Partage et de la Réparation",
    when="mercredi 25 novembre 2026, 14:30",
    groups=(
        SlipGroup(
            "Bibliothèque d’objets pour bébés",
            "Échangé",
            (
                SlipRow("Vêtements de grossesse, 12 emportés", amount="−36 points"),
                SlipRow("Vêtements de grossesse, 10 apportés", "en attente d’un ou d’une bénévole"),
            ),
            ("Ouvert le me 14:00–17:00", "Ouvert les sa, di 10:00–12:00"),
            SlipRow("Points", "30 points attendent un ou une bénévole", "118 → 82"),
        ),
        SlipGroup(
            "Outilthèque de la Vallée",
            "Réservé",
            (
                SlipRow("Perforateur-burineur sur batterie", "vous êtes en première place dans la file"),
                SlipRow(
                    "Scie circulaire plongeante",
                    "prêt jusqu’au samedi 5 décembre inclus, étagère près de la porte",
                    "code K7",
                ),
            ),
        ),
    ),
    closing=(
        "Pas besoin de payer maintenant. Vous pourrez le faire plus tard, par votre banque ou chez un bénévole.",
        "Merci et à bientôt !",
    ),
    language="fr",
    payments=(
        pay("Outilthèque de la Vallée, avec ce qui restait dû", "1 234,56 €", 123456, "Outilthèque de la Vallée asbl"),
    ),
    payment_title="Payer par votre banque ? Scannez avec l’application de votre banque.",
)
"""A ticket with long words everywhere."""

HELD = Slip(
    house="De Deelfabriek",
    when="woensdag 25 november 2026, 14:30",
    groups=(SlipGroup("Instrumentheek", "Gereserveerd", (SlipRow("Cirkelzaag", "tot en met zaterdag 5 december"),)),),
    closing=("Leg dit briefje op het ding.",),
    language="nl",
    large="K7",
    large_title="Rek bij de deur",
)
"""The slip on an item that is set aside."""

LONG = Slip(
    house="Het Huis van het Delen en het Herstellen",
    when="maandag 23 november 2026, 14.32 uur",
    groups=(
        SlipGroup(
            "Instrumentheek van de Vereniging voor Gedeeld Gereedschap",
            "Verlengd",
            (
                SlipRow(
                    "Hottentottententententoonstellingsstellingenbouwpakketonderdelendoos",
                    "terug voor zaterdag 12 december",
                ),
            ),
        ),
    ),
    closing=("Verlengen kan aan de kiosk of bij een vrijwilliger. Terugbrengen kan altijd, ook zonder kaart.",),
    language="nl",
)

ARABIC = Slip(
    house="De Deelfabriek",
    when="الاثنين 23 نوفمبر 2026، 14:32",
    groups=(
        SlipGroup(
            "Spelotheek",
            "مُعار",
            (
                SlipRow("قطار خشبي", "يُعاد قبل السبت 12 ديسمبر", "0,50 €"),
                SlipRow("مثقاب كهربائي Bosch GSB 18V", "يُعاد قبل الاثنين 30 نوفمبر", "12,50 €"),
            ),
            ("مفتوح الأربعاء 14:00–17:00",),
            SlipRow("النقاط", "3 نقاط تنتظر متطوعًا", "10 → 8"),
        ),
    ),
    closing=("شكرًا وإلى اللقاء!",),
    language="ar",
    total=SlipRow("المجموع", "لا تحتاج إلى الدفع الآن.", "13,00 €"),
    calendar=(due("السبت 12 ديسمبر", "20261212", "إعادة إلى De Deelfabriek: قطار خشبي"),),
    calendar_title="في التقويم؟ امسح بالهاتف.",
    payments=(pay("Spelotheek", "13,00 €", 1300, "Spelotheek De Deelfabriek"),),
    payment_title="الدفع عبر البنك؟ امسح بتطبيق البنك.",
)

UKRAINIAN = Slip(
    house="De Deelfabriek",
    when="понеділок, 23 листопада 2026, 14:32",
    groups=(
        SlipGroup(
            "Spelotheek",
            "Позичено",
            (
                SlipRow("Дерев’яна залізниця", "повернути до сб, 12 грудня", "0,50 €"),
                SlipRow(
                    "Перфоратор Bosch GSB 18V з валізою та двома акумуляторами",
                    "повернути до пн, 30 листопада",
                    "12,50 €",
                ),
            ),
            ("Відчинено ср 14:00–17:00",),
            SlipRow("Бали", "3 бали чекають на волонтера", "10 → 8"),
        ),
    ),
    closing=("Дякуємо, до зустрічі!",),
    language="uk",
    total=SlipRow("Разом", "Платити зараз не потрібно.", "13,00 €"),
    calendar=(due("субота, 12 грудня", "20261212", "Повернути в De Deelfabriek: Дерев’яна залізниця"),),
    calendar_title="У календар? Скануйте телефоном.",
    payments=(pay("Spelotheek", "13,00 €", 1300, "Spelotheek De Deelfabriek"),),
    payment_title="Сплатити через банк? Скануйте у застосунку банку.",
)

HELD_ARABIC = replace(
    HELD,
    groups=(SlipGroup("Instrumentheek", "محجوز", (SlipRow("منشار دائري", "حتى السبت 5 ديسمبر"),)),),
    closing=("ضع هذه القصاصة على الغرض.",),
    language="ar",
    large_title="الرف بجانب الباب",
)


def one_row(title: str, detail: str = "", house: str = "De Deelfabriek") -> Slip:
    """A ticket for one item."""
    return Slip(house, "vandaag", (SlipGroup("Spelotheek", "Geleend", (SlipRow(title, detail),)),), ("Dag!",), "nl")
