"""Words that people, scanners, files and attackers type, drawn from a seed, so that every failure can be repeated."""

import random

STEERING = (
    "\x1b[31m", "\x1b]0;title\x07", "\x1b[2J", "\x1bc", "\x9b31m", "\x9d0;x\x9c", "\x00", "\x07", "\x08\x08", "\r",
    "\n",
    "\t", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u202d\u202c", "\u2066", "\u2067\u2069", "\u200e", "\u200f",
    "\u061c", "\u200b", "\u2060", "\ufeff", "\u00ad", "\ufff9", "\U000e0041", "\U0001d173", "\udcff", "\udc80\udce9",
    "\ud800", "x\u200dy", "x\u200cy",
)  # fmt: skip
"""Words that steer a terminal, a log, a printer or the direction of a text, and words that were no UTF-8."""

PLAIN = (
    "Samira", "Speelgroep [/Zonnetje]", "[bold]", "[/]", "[[", "]", "\\[x]", "[link=file:///x]", ":smile:", ":key:",
    "%s",
    "%(name)s", "{0}", "{name!r}", "$HOME", "`id`", "'; DROP TABLE member; --", '"', "'", "\\", "\\u202e", "<b>",
    "&amp;",
    "--help", "-", "--", "-1", "@", "=1+1", "#", "é", "Ł", "ß", "ﬁ", "İ", "👍", "👨\u200d👩\u200d👧", "می\u200cخواهم",
    "كتاب", "שלום", "中文", "\u0301", "a\u0301\u0302\u0303", "\U0001f1e7\U0001f1ea", "\ufffd", "\u00a0", "\u3000", " ",
    "",
    "null", "nan", "inf", "true", "None", "../../x", "x" * 300, "é" * 4000,
)  # fmt: skip
"""Words that are shown as they were typed."""

NUMBERS = (
    "0", "-0", "1", "-1", "007", "1e9", "1e400", "0.1", "-0.005", "1,50", "0x10", "1_000", "٣", "²", str(2**31),
    str(2**63),
    str(-(2**63) - 1), str(2**64), "9" * 30, "9" * 5000, "-" + "9" * 5000, "0." + "1" * 5000, "1" * 4300,
)  # fmt: skip

DAYS = (
    "2026-12-24", "9999-12-31", "10000-01-01", "0001-01-01", "0000-00-00", "2026-02-30", "1969-12-31", "2038-01-19",
    "31/12/2026", "31129999", "99:99", "23:59", "2026-12-24T10:00:00Z", "9999-12-31T23:59:59-12:00",
)  # fmt: skip

ALL = (*STEERING, *PLAIN, *NUMBERS, *DAYS)


class Nasty:
    """Draws nasty inputs; the same seed draws the same inputs."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def word(self) -> str:
        """A word: one of the lists, several joined, or one with its characters mixed up."""
        drawn = [self.chance.choice(ALL) for _ in range(self.chance.choice((1, 1, 1, 2, 3)))]
        text = "".join(drawn)
        if self.chance.random() < 0.1:
            text = "".join(self.chance.sample(text, min(len(text), 40)))
        if self.chance.random() < 0.1:
            text += chr(self.chance.randrange(0x110000))
        return text

    def argument(self) -> str:
        """A word of a command line: without NUL, and bytes that are no UTF-8 as Python hands them to a program."""
        text = self.word().replace("\x00", "")
        return "".join("\udcff" if 0xD800 <= ord(one) < 0xDC80 or 0xDD00 <= ord(one) < 0xE000 else one for one in text)

    def text(self) -> str:
        """A word that a database or a file in UTF-8 can hold."""
        return self.word().encode("utf-8", "replace").decode()

    def data(self, most: int = 80) -> bytes:
        """Bytes: those of a word, or random ones."""
        if self.chance.random() < 0.5:
            return self.word().encode("utf-8", "surrogatepass")
        return self.chance.randbytes(self.chance.randrange(most))

    def toml(self, good: str) -> bytes:
        """A TOML file that was valid, in which some values, lines, keys or bytes were replaced."""
        lines = good.splitlines()
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            self._spoil(lines)
        data = "\n".join(lines).encode("utf-8", "surrogatepass")
        match self.chance.randrange(12):
            case 0:
                return b"\xef\xbb\xbf" + data
            case 1:
                return data.replace(b"\n", b"\r\n")
            case 2:
                return data[: self.chance.randrange(len(data) + 1)]
            case 3:
                at = self.chance.randrange(len(data) + 1)
                return data[:at] + self.data() + data[at:]
            case 4:
                return data.decode("utf-8", "replace").encode("utf-16")
        return data

    def _spoil(self, lines: list[str]) -> None:
        at = self.chance.randrange(len(lines))
        key, equals, _ = lines[at].partition("=")
        match self.chance.randrange(8):
            case 0 | 1 | 2 if equals:
                lines[at] = f"{key}= {self.value()}"
            case 3:
                lines.insert(at, f"{self.key()} = {self.value()}")
            case 4:
                lines.insert(at, f"[{self.key()}.{self.key()}]")
            case 5:
                lines[at] = self.word()
            case 6:
                lines.insert(at, lines[self.chance.randrange(len(lines))])
            case _:
                del lines[at]
        lines[:] = lines or [""]

    def key(self) -> str:
        return self.chance.choice(("x", '"a b"', '""', self.quoted(), "house", "loans", "name", '"\\u202e"'))

    def quoted(self) -> str:
        """A basic string of TOML, mostly with characters that it may not contain unescaped."""
        text = self.text()
        if self.chance.random() < 0.9:
            text = text.replace("\\", "\\\\").replace('"', '\\"')
            text = "".join(f"\\u{ord(one):04x}" if ord(one) < 0x20 or ord(one) == 0x7F else one for one in text)
        return f'"{text}"'

    def value(self) -> str:
        deep = self.chance.choice((1, 3, 60, 400, 5000))
        return self.chance.choice(
            (
                self.quoted(),
                self.quoted(),
                self.chance.choice(NUMBERS),
                self.chance.choice(DAYS),
                "[" * deep + "]" * deep,
                "{a=" * min(deep, 400) + "1" + "}" * min(deep, 400),
                f"[{self.quoted()}, {self.chance.choice(NUMBERS)}]",
                "[]",
                "{}",
                "nan",
                "true",
                "-inf",
            )
        )
