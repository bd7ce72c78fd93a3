"""The volunteer's PIN, asked once in a shift."""

from kiosk.lending.limits import LONGEST_PIN
from kiosk.lending.volunteers.events import Form, FormClosed
from kiosk.lending.volunteers.shift import Shift
from screens.present.views import Action, Keys, PadStep, PadView
from screens.present.volunteers.notices import desk_message
from screens.present.words import Words


def pin_view(shift: Shift, form: Form, words: Words) -> PadView:
    hint = words("Eén keer, tot je stopt.")
    return PadView(
        kind="form",
        steps=(PadStep(words("Typ je pincode"), hint, Keys.DIGITS, LONGEST_PIN, secret=True),),
        next=words("Verder"),
        wipe=words("Wis"),
        close=Action(words("Terug"), FormClosed(), "arrow-u-left-top"),
        message=desk_message(shift, words),
        form=form,
    )
