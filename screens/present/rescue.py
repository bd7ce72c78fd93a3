"""The words of the page that the first terminal shows when the kiosk does not start (`systemd/kiosk-rescue`)."""

from collections.abc import Callable, Sequence

from screens.present.words import Words

DOES_NOT_START, WRONG_CONFIGURATION = "K30", "K31"
"""The short codes below these words; `systemd/kiosk-rescue` chooses one."""

SENTENCES: dict[str, Callable[[Words], str]] = {
    DOES_NOT_START: lambda words: words("De kiosk start niet."),
    WRONG_CONFIGURATION: lambda words: words("De kiosk start niet."),
}


def rescue_page(words: Callable[[str], Words], languages: Sequence[str], house: str, contact: str) -> str:
    """One sentence in each language that the font of a terminal can show, and the house with its contact."""
    said = dict.fromkeys(_sentence(words(language)) for language in languages)
    shown = [line for line in said if _on_terminal(line)]
    return "".join(f"{line}\n\n" for line in (*shown, f"{house}{f': {contact}' if contact else ''}"))


def _sentence(words: Words) -> str:
    whom = words("Vraag het aan een vrijwilliger.")
    return f"{SENTENCES[DOES_NOT_START](words)} {whom}"


def _on_terminal(text: str) -> bool:
    """True if the fonts of the Linux console can show the text: they have the letters of ISO 8859-1 and a few more, and
    no right-to-left writing.
    """
    return all(letter.isprintable() and (ord(letter) < 0x250 or letter in "‘’“”–—…€") for letter in text)
