"""Every screen with invented visitors, written by hand in four languages: to draw and test the screens with."""

from dataclasses import replace

from kiosk.lending.events import (
    BiggerPressed,
    DonePressed,
    LanguageChosen,
    ListenPressed,
    LoansUnfolded,
    Panel,
    PanelClosed,
    PanelOpened,
    RenewPressed,
    ReturnPressed,
    TicketDeclined,
    TicketWanted,
    Touched,
    UndoPressed,
)
from screens.present.members.countdown import CountdownView
from screens.present.members.goodbye import GoodbyeView
from screens.present.members.languages import LanguagesView
from screens.present.members.lines.line import LineView
from screens.present.members.lines.loans import LoanView
from screens.present.members.visit import VisitView
from screens.present.members.waiting import WaitView
from screens.present.members.welcome import WelcomeView
from screens.present.pad import Keys, PadStep, PadView
from screens.present.values import Action, Message, Picture, Shown, Tone, View
from screens.present.words import Due

WORDS: dict[str, tuple[str, str, str, str]] = {
    # key: nl, fr, en, ar
    "language": ("Taal", "Langue", "Language", "اللغة"),
    "bigger": ("Groter", "Agrandir", "Larger", "تكبير"),
    "listen": ("Luister", "Écouter", "Listen", "استمع"),
    "prompt1": ("Hou je kaart", "Posez votre carte", "Hold your card", "ضع بطاقتك"),
    "prompt2": ("hier", "ici", "here", "هنا"),
    "hint": (
        "Iets terugbrengen? Scan het gewoon.",
        "Vous rapportez un objet ? Scannez-le.",
        "Bringing something back? Just scan it.",
        "تريد إرجاع شيء؟ امسحه فقط.",
    ),
    "unknown": (
        "Deze kaart kennen we nog niet.",
        "Nous ne connaissons pas encore cette carte.",
        "We do not know this card yet.",
        "لا نعرف هذه البطاقة بعد.",
    ),
    "desk": (
        "Vraag het aan de balie als er iemand is.",
        "Demandez à l’accueil quand quelqu’un est là.",
        "Ask at the desk when somebody is there.",
        "اسأل في المكتب عندما يكون هناك أحد.",
    ),
    "for": (
        "Hou je kaart hier voor de klopboormachine",
        "Posez votre carte pour la perceuse à percussion",
        "Hold your card here for the hammer drill",
        "ضع بطاقتك هنا من أجل المثقاب",
    ),
    "paper": (
        "Het papier is op: je ticket komt op het scherm.",
        "Plus de papier : votre ticket s’affiche à l’écran.",
        "Out of paper: your ticket comes on the screen.",
        "نفد الورق: ستظهر تذكرتك على الشاشة.",
    ),
    "noreader": (
        "De kaartlezer werkt niet",
        "Le lecteur ne marche pas",
        "The card reader is down",
        "قارئ البطاقات لا يعمل",
    ),
    "number": ("Typ je lidnummer", "Tapez votre numéro de membre", "Type your member number", "اكتب رقم عضويتك"),
    "greeting": ("Dag Samira", "Bonjour Samira", "Hello Samira", "أهلاً سميرة"),
    "invite": ("Nog iets? Scan het.", "Autre chose ? Scannez.", "Anything else? Scan it.", "شيء آخر؟ امسحه."),
    "invite0": (
        "Scan een ding om het te lenen of terug te brengen.",
        "Scannez un objet pour l’emprunter ou le rendre.",
        "Scan a thing to borrow it or to bring it back.",
        "امسح شيئاً لاستعارته أو لإرجاعه.",
    ),
    "summary": ("2 geleend, 1 terug", "2 empruntés, 1 rendu", "2 borrowed, 1 returned", "استعرت 2، وأرجعت 1"),
    "puzzle": ("Puzzel De boerderij", "Puzzle La ferme", "Jigsaw The farm", "أحجية المزرعة"),
    "drill": ("Klopboormachine", "Perceuse à percussion", "Hammer drill", "مثقاب"),
    "train": ("Houten treinset", "Train en bois", "Wooden train set", "قطار خشبي"),
    "bike": ("Loopfiets", "Draisienne", "Balance bike", "دراجة توازن"),
    "blocks": ("Bouwblokken", "Cubes", "Building blocks", "مكعبات"),
    "lent": ("Geleend", "Emprunté", "Borrowed", "مُستعار"),
    "back": ("Terug. Dank je!", "Rendu. Merci !", "Returned. Thanks!", "أُرجعت. شكراً!"),
    "undo": ("Toch niet", "Annuler", "Undo", "تراجع"),
    "done": ("Klaar", "Terminé", "Done", "تم"),
    "home": ("Al thuis", "Chez vous", "At home", "لديك في البيت"),
    "left3": ("nog 3 dagen", "encore 3 jours", "3 more days", "بقي 3 أيام"),
    "left9": ("nog 9 dagen", "encore 9 jours", "9 more days", "بقي 9 أيام"),
    "late": ("2 dagen te laat", "2 jours de retard", "2 days late", "متأخر يومين"),
    "renew": ("Langer houden", "Prolonger", "Keep longer", "تمديد"),
    "free": ("gratis", "gratuit", "free", "مجاناً"),
    "noticket": ("Geen ticket", "Pas de ticket", "No ticket", "بدون تذكرة"),
    "ticket": ("Ticket", "Ticket", "Ticket", "تذكرة"),
    "nothing": (
        "Je hebt niets van hier thuis.",
        "Vous n’avez rien chez vous.",
        "You have nothing at home.",
        "لا شيء لديك.",
    ),
    "unfold": ("Toon wat je thuis hebt", "Voir ce que vous avez", "Show what you have", "أظهر ما لديك"),
    "code": ("Code typen", "Taper le code", "Type the code", "اكتب الرمز"),
    "again": (
        "Die heb je al. Wil je hem terugbrengen?",
        "Vous l’avez déjà. Voulez-vous le rendre ?",
        "You have it already. Bring it back?",
        "هو لديك. هل تريد إرجاعه؟",
    ),
    "return": ("Terugbrengen", "Rendre", "Return it", "إرجاع"),
    "keep": ("Laat zo", "Laisser", "Leave it", "اتركه"),
    "refused": (
        "De cirkelzaag kan je nu niet meenemen.",
        "Vous ne pouvez pas emporter la scie maintenant.",
        "You cannot take the circular saw now.",
        "لا يمكنك أخذ المنشار الآن.",
    ),
    "refused2": (
        "Iemand anders heeft haar nog. Kom woensdag tussen 14 en 17 uur langs.",
        "Quelqu’un d’autre l’a encore. Revenez mercredi entre 14 et 17 heures.",
        "Somebody else still has it. Come by on Wednesday between 2 and 5 pm.",
        "شخص آخر لا يزال لديه. تعال يوم الأربعاء.",
    ),
    "thanks": ("Bedankt, Samira!", "Merci, Samira !", "Thank you, Samira!", "شكراً سميرة!"),
    "did": ("2 dingen geleend", "2 objets empruntés", "2 things borrowed", "استعرت شيئين"),
    "did2": ("1 ding terug", "1 objet rendu", "1 thing returned", "أرجعت شيئاً"),
    "bring": ("Breng terug voor", "À rendre avant le", "Bring back before", "أعده قبل"),
    "forget": ("Vergeet je kaart niet", "N’oubliez pas votre carte", "Do not forget your card", "لا تنسَ بطاقتك"),
    "take": ("Neem je ticket", "Prenez votre ticket", "Take your ticket", "خذ تذكرتك"),
    "want": ("Wil je een ticket?", "Voulez-vous un ticket ?", "Would you like a ticket?", "هل تريد تذكرة؟"),
    "onphone": ("Zet het op je gsm", "Sur votre téléphone", "Put it on your phone", "على هاتفك"),
    "camera": ("Scan met je camera", "Scannez avec la caméra", "Scan with your camera", "امسح بالكاميرا"),
    "still": ("Ben je er nog?", "Vous êtes toujours là ?", "Are you still there?", "هل ما زلت هنا؟"),
    "touch": ("Raak het scherm aan", "Touchez l’écran", "Touch the screen", "المس الشاشة"),
    "kept": (
        "Wat je deed, is bewaard.",
        "Ce que vous avez fait est gardé.",
        "What you did is kept.",
        "ما فعلته محفوظ.",
    ),
    "wait": ("Even geduld", "Un instant", "One moment", "لحظة"),
    "wait2": (
        "De kiosk kan nu niets bewaren, dus ook niets uitlenen. Wat al op je lijst stond, is bewaard.",
        "La borne ne peut rien enregistrer pour le moment. Ce qui était sur votre liste est gardé.",
        "The kiosk cannot keep anything now, so it lends nothing. What was on your list is kept.",
        "لا يمكن للجهاز أن يحفظ شيئاً الآن.",
    ),
    "pin": ("Typ je pincode", "Tapez votre code PIN", "Type your PIN", "اكتب الرمز السري"),
    "pinhint": ("Vier cijfers", "Quatre chiffres", "Four digits", "أربعة أرقام"),
    "numhint": (
        "Het staat op je kaart of ticket.",
        "Il est sur votre carte.",
        "It is on your card or ticket.",
        "موجود على بطاقتك.",
    ),
    "wrong": (
        "Nummer of pincode klopt niet.",
        "Numéro ou code incorrect.",
        "Number or PIN is not right.",
        "الرقم غير صحيح.",
    ),
    "codetitle": ("Typ de code", "Tapez le code", "Type the code", "اكتب الرمز"),
    "codehint": ("Onder de streepjes", "Sous le code-barres", "Under the barcode", "تحت الخطوط"),
    "next": ("Verder", "Continuer", "Next", "التالي"),
    "wipe": ("Wis", "Effacer", "Erase", "امسح"),
    "close": ("Terug", "Retour", "Back", "رجوع"),
    "languages": ("Kies je taal", "Choisissez votre langue", "Choose your language", "اختر لغتك"),
    "welcome0": (
        "Dag! Fijn dat je iets terugbrengt.",
        "Bonjour ! Merci de rapporter.",
        "Hello! Good to see you.",
        "أهلاً!",
    ),
}
LANGUAGES = ("nl", "fr", "en", "ar")
NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English", "ar": "العربية"}
DUES = (
    Due("za", "12", "dec", "zaterdag 12 december"),
    Due("sam.", "12", "déc.", "samedi 12 décembre"),
    Due("Sat", "12", "Dec", "Saturday 12 December"),
    Due("السبت", "12", "ديسمبر", "السبت 12 ديسمبر"),
)
LONG = "Elektrische klopboormachine met koffer, boren en handvat (2)"
"""Sixty letters: the longest name a thing may have."""
BLUE, ORANGE, GREEN, PURPLE = "#2E7DAF", "#C4661F", "#4C8A3A", "#8A5AA8"
THINGS = (
    ("puzzle", "jigsaw", BLUE, "Spelotheek"),
    ("drill", "drill", ORANGE, "Instrumentheek"),
    ("train", "train", BLUE, "Spelotheek"),
    ("bike", "bike", GREEN, "’t Velootje"),
    ("blocks", "blocks", BLUE, "Spelotheek"),
)
PAYLOAD = (
    "BEGIN:VCALENDAR VERSION:2.0 BEGIN:VEVENT DTSTART;VALUE=DATE:20261212 SUMMARY:Breng terug END:VEVENT END:VCALENDAR"
)


class Samples:
    """The samples of one language."""

    def __init__(self, language: str) -> None:
        self.language, self._at = language, LANGUAGES.index(language)
        self.due = DUES[self._at]

    def word(self, key: str) -> str:
        return WORDS[key][self._at]

    def shown(self, view: View, status: str = "", **changes: object) -> Shown:
        word = self.word
        dock = (
            Action(word("language"), PanelOpened(Panel.LANGUAGES), "translate"),
            Action(word("bigger"), BiggerPressed(), "format-size", on=bool(changes.get("bigger"))),
            Action(word("listen"), ListenPressed(), "volume-high"),
        )
        return Shown(
            view=view,
            dock=dock,
            language=self.language,
            status=status or type(view).__name__,
            right_to_left=self.language == "ar",
            **changes,  # type: ignore[arg-type]
        )

    def languages(self) -> tuple[Action, ...]:
        chosen = LANGUAGES[:3] if self.language != "ar" else ("ar", "nl", "fr")
        return tuple(Action(NAMES[code], LanguageChosen(code), on=code == self.language) for code in chosen)

    def line(self, number: int, **changes: object) -> LineView:
        name, category, colour, place = THINGS[number % len(THINGS)]
        back = number % 3 == 0
        line = LineView(
            key=f"line-{number}",
            title=self.word(name),
            picture=Picture(category, colour),
            place=place,
            state=self.word("back" if back else "lent"),
            due=None if back else self.due,
            price="" if back else "€ 1,50" if number % 3 == 1 else self.word("free"),
            undo=Action(self.word("undo"), UndoPressed(f"op-{number}"), "undo-variant"),  # type: ignore[arg-type]
        )
        return replace(line, **changes)  # type: ignore[arg-type]

    def lines(self, count: int) -> tuple[LineView, ...]:
        return tuple(self.line(number) for number in reversed(range(count)))

    def loans(self, count: int = 2) -> tuple[LoanView, ...]:
        return tuple(
            LoanView(
                key=f"loan-{n}",
                title=self.word(THINGS[(n + 3) % 5][0]),
                picture=Picture(THINGS[(n + 3) % 5][1], THINGS[(n + 3) % 5][2]),
                place=THINGS[(n + 3) % 5][3],
                left=self.word(("left3", "left9", "late")[n % 3]),
                due=self.due,
                urgent=n % 3 != 1,
                late=n % 3 == 2,
                renew=Action(self.word("renew"), RenewPressed(f"B{n}"), "calendar-plus") if n % 3 != 2 else None,
            )
            for n in range(count)
        )

    def visit(self, count: int, **changes: object) -> VisitView:
        word = self.word
        view = VisitView(
            greeting=word("greeting"),
            invite=word("invite" if count else "invite0"),
            summary=word("summary") if count else "",
            lines=self.lines(count),
            done=Action(word("done"), DonePressed(), "check-bold"),
            loans_title=word("home"),
            loans=self.loans(),
        )
        return replace(view, **changes)  # type: ignore[arg-type]

    def message(self, text: str, detail: str = "", **changes: object) -> Message:
        return replace(Message("help-circle", self.word(text), self.word(detail) if detail else ""), **changes)  # type: ignore[arg-type]

    def paper(self) -> Message:
        return self.message("paper", icon="printer-off", tone=Tone.LOOK)

    def refusal(self) -> Message:
        return self.message("refused", "refused2", tone=Tone.LOOK, code="B12", picture=Picture("saw", ORANGE))

    def again(self) -> LineView:
        answers = (Action(self.word("return"), ReturnPressed("D1")), Action(self.word("keep"), Touched()))
        return self.line(1, lit=True, green=True, question=self.word("again"), answers=answers)

    def welcome(self, **changes: object) -> WelcomeView:
        word = self.word
        view = WelcomeView(
            house="De Deelfabriek",
            prompt=(word("prompt1"), word("prompt2")),
            side="right",
            hint=word("hint"),
            languages=self.languages(),
        )
        return replace(view, **changes)  # type: ignore[arg-type]

    def pad(self, kind: str, **changes: object) -> PadView:
        word = self.word
        steps = (PadStep(word("codetitle"), word("codehint"), Keys.LETTERS, 24),)
        if kind == "number":
            steps = (
                PadStep(word("number"), word("numhint"), Keys.DIGITS, 8),
                PadStep(word("pin"), word("pinhint"), Keys.DIGITS, 4, secret=True),
            )
        view = PadView(kind, steps, word("next"), word("wipe"), Action(word("close"), PanelClosed(), "close-thick"))
        return replace(view, **changes)  # type: ignore[arg-type]

    def goodbye(self, **changes: object) -> GoodbyeView:
        word = self.word
        view = GoodbyeView(
            thanks=word("thanks"),
            did=(word("did"), word("did2")),
            done=Action(word("done"), DonePressed(), "check-bold"),
            next_title=word("bring"),
            next_due=self.due,
        )
        return replace(view, **changes)  # type: ignore[arg-type]

    def all(self) -> dict[str, Shown]:
        word = self.word
        code = Action(word("code"), PanelOpened(Panel.CODE), "keyboard-outline")
        number = Action(word("number"), PanelOpened(Panel.NUMBER), "dialpad")
        ticket = Action(word("noticket"), TicketDeclined(), "printer-off")
        gone = self.message("noreader", icon="power-plug-off-outline", tone=Tone.LOOK)
        views: dict[str, View] = {
            "welcome": self.welcome(),
            "welcome-left": self.welcome(side="left"),
            "welcome-below": self.welcome(side="below"),
            "welcome-unknown": self.welcome(message=self.message("unknown", "desk", tone=Tone.LOOK)),
            "welcome-drill": self.welcome(
                message=self.message("for", picture=Picture("drill", ORANGE)), warnings=(self.paper(),)
            ),
            "welcome-no-reader": self.welcome(
                prompt=(word("noreader"),),
                card_works=False,
                warnings=(self.paper(),),
                actions=(number, code),
                message=gone,
            ),
            "visit-0": self.visit(0),
            "visit-1": self.visit(1, ticket=ticket),
            "visit-3": self.visit(3, ticket=ticket),
            "visit-3-loans-5": self.visit(3, loans=self.loans(5), warnings=(self.paper(),)),
            "visit-30": self.visit(30, ticket=ticket),
            "visit-refused": self.visit(1, message=self.refusal()),
            "visit-again": self.visit(3, lines=(self.again(), self.line(0), self.line(2))),
            "visit-long": self.visit(
                3,
                lines=(self.line(1, title=LONG), self.line(0, title=LONG)),
                loans=(replace(self.loans(1)[0], title=LONG),),
            ),
            "visit-nothing-home": self.visit(1, loans=(), no_loans=word("nothing")),
            "visit-folded": self.visit(
                1, loans=(), unfold=Action(word("unfold"), LoansUnfolded(), "chevron-down"), type_code=code
            ),
            "visit-no-card": self.visit(
                1, greeting=word("welcome0"), loans=(), loans_title="", type_code=code, ticket=ticket
            ),
            "visit-0-type": self.visit(0, loans=(), loans_title="", type_code=code),
            "countdown": CountdownView(word("still"), 14, 0.7, Action(word("touch"), Touched()), word("kept")),
            "goodbye": self.goodbye(ticket=self.message("take", icon="printer-check", tone=Tone.GOOD)),
            "goodbye-card": self.goodbye(card=word("forget")),
            "goodbye-qr": self.goodbye(
                card=word("forget"),
                ticket=self.paper(),
                qr=PAYLOAD,
                qr_title=word("onphone"),
                qr_hint=word("camera"),
                choices=(Action(word("ticket"), TicketWanted(), "printer"),),
            ),
            "goodbye-ask": self.goodbye(
                ticket=self.message("want", icon="receipt-text-outline"),
                choices=(Action(word("ticket"), TicketWanted(), "printer", on=True),),
            ),
            "wait": WaitView(word("wait"), word("wait2"), "database-alert-outline", "D1"),
            "pad-number": self.pad("number"),
            "pad-number-wrong": self.pad("number", message=self.message("wrong", tone=Tone.LOOK)),
            "pad-code": self.pad("code"),
            "languages": LanguagesView(
                word("languages"), self.languages(), Action(word("close"), PanelClosed(), "close-thick")
            ),
        }
        return {name: self.shown(view) for name, view in views.items()}


def samples(language: str = "nl") -> dict[str, Shown]:
    """Every screen in every state, by name."""
    return Samples(language).all()
