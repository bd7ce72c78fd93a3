"""Tickets to print, of a house that does not exist."""

from dataclasses import replace

from kiosk.lending.tickets import CalendarCode, Slip, SlipGroup, SlipRow


def due(day: str, date: str, summary: str) -> CalendarCode:
    """A due day to scan; `date` is YYYYMMDD."""
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
"""Everything that a ticket can hold; the last of its codes goes beyond ASCII."""

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
        ),
    ),
    closing=("شكرًا وإلى اللقاء!",),
    language="ar",
    total=SlipRow("المجموع", "لا تحتاج إلى الدفع الآن.", "13,00 €"),
    calendar=(due("السبت 12 ديسمبر", "20261212", "إعادة إلى De Deelfabriek: قطار خشبي"),),
    calendar_title="في التقويم؟ امسح بالهاتف.",
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
        ),
    ),
    closing=("Дякуємо, до зустрічі!",),
    language="uk",
    total=SlipRow("Разом", "Платити зараз не потрібно.", "13,00 €"),
    calendar=(due("субота, 12 грудня", "20261212", "Повернути в De Deelfabriek: Дерев’яна залізниця"),),
    calendar_title="У календар? Скануйте телефоном.",
)


def one_row(title: str, detail: str = "", house: str = "De Deelfabriek") -> Slip:
    """A ticket for one thing."""
    return Slip(house, "vandaag", (SlipGroup("Spelotheek", "Geleend", (SlipRow(title, detail),)),), ("Dag!",), "nl")
