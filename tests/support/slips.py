"""Tickets to print, of a house that does not exist."""

from kiosk.lending.tickets import Slip, SlipGroup, SlipRow

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
                SlipRow("قطار خشبي", "يُعاد قبل السبت 12 ديسمبر"),
                SlipRow("مثقاب كهربائي Bosch GSB 18V", "يُعاد قبل الاثنين 30 نوفمبر"),
            ),
        ),
    ),
    closing=("شكرًا وإلى اللقاء!",),
    language="ar",
)

UKRAINIAN = Slip(
    house="De Deelfabriek",
    when="понеділок, 23 листопада 2026, 14:32",
    groups=(
        SlipGroup(
            "Spelotheek",
            "Позичено",
            (
                SlipRow("Дерев’яна залізниця", "повернути до сб, 12 грудня"),
                SlipRow("Перфоратор Bosch GSB 18V", "повернути до пн, 30 листопада"),
            ),
        ),
    ),
    closing=("Дякуємо, до зустрічі!",),
    language="uk",
)


def one_row(title: str, detail: str = "", house: str = "De Deelfabriek") -> Slip:
    """A ticket for one thing."""
    return Slip(house, "vandaag", (SlipGroup("Spelotheek", "Geleend", (SlipRow(title, detail),)),), ("Dag!",), "nl")
