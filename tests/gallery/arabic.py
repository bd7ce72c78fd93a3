"""Some screens of the gallery as they look in a language that is read from the right, before there is a catalogue."""

from collections.abc import Iterable
from dataclasses import replace

from screens.present.members.catalogue import CatalogueView
from screens.present.members.visit import VisitView
from screens.present.members.welcome import WelcomeView
from screens.present.values import Shown
from screens.present.words import Due
from tests.gallery.catalogue import in_arabic


def in_arabic_words(dutch: dict[str, Shown]) -> Iterable[tuple[str, Shown]]:
    """The screens of which there is a sample, by name, with Arabic words in place of the Dutch ones."""
    words = ("اللغة", "تكبير", "استمع")
    for name, shown in dutch.items():
        dock = tuple(replace(action, text=word) for action, word in zip(shown.dock, words, strict=False))
        mirrored = replace(shown, dock=dock, right_to_left=True, language="ar")
        match shown.view:
            case WelcomeView() as view if view.card_works and view.message is None:
                prompt, hint = ("ضع بطاقتك", "هنا"), "تريد إرجاع شيء؟ امسحه فقط."
                yield name, replace(mirrored, view=replace(view, prompt=prompt, hint=hint))
            case CatalogueView() as view:
                yield name, replace(mirrored, view=in_arabic(view))
            case VisitView() as view if len(view.lines) in (1, 3):
                due = Due("السبت", "12", "ديسمبر", "السبت 12 ديسمبر")
                lines = tuple(
                    replace(line, title="قطار خشبي", state="مُستعار", due=line.due and due) for line in view.lines
                )
                done = replace(view.done, text="تم")
                changed = replace(view, greeting="أهلاً سميرة", invite="شيء آخر؟ امسحه.", lines=lines, done=done)
                yield name, replace(mirrored, view=changed)
