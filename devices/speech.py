"""Reads aloud with espeak-ng, in a child process that can be stopped in the middle of a word."""

import logging
import os
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass

from kiosk.lending.languages import voice

WORDS_PER_MINUTE = 150
"""The speed: slower than the 175 of espeak-ng, for people who are still learning the language."""

_UNSPOKEN = dict.fromkeys(map(ord, "\u2068\u2069"))
"""The characters that isolate a name in a sentence of the other writing direction."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Speech:
    turn: int
    text: str
    voice: str


class EspeakVoice:
    """A `Voice` at `volume` percent: 0 is silence, 50 is the default volume of espeak-ng.

    Without the program or a sound device the voice stays silent and logs that once. Its only thread starts with the
    first text and ends with `close`.
    """

    def __init__(self, volume: int = 60, program: str = "espeak-ng") -> None:
        self._volume = min(100, max(0, volume))
        self._program = program
        self._news = threading.Condition()
        self._turn = 0
        self._next: _Speech | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self._complaints: set[str] = set()

    def say(self, text: str, language: str) -> None:
        if not text.strip() or not self._volume:
            self.hush()
            return
        with self._news:
            self._cut_off()
            self._next = _Speech(self._turn, text, voice(language))
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
                self._thread.start()

    def hush(self) -> None:
        with self._news:
            self._cut_off()

    def close(self) -> None:
        """Stop speaking, and end the thread. Returns within 3 seconds."""
        with self._news:
            self._closed = True
            self._cut_off()
        if self._thread:
            self._thread.join(3)

    def _cut_off(self) -> None:
        self._turn += 1
        self._next = None
        if self._child:
            self._child.kill()
        self._news.notify()

    def _run(self) -> None:
        while speech := self._wait():
            try:
                self._speak(speech)
            except OSError as error:
                self._complain(str(error))

    def _wait(self) -> _Speech | None:
        """The next text, or None after `close`."""
        with self._news:
            self._news.wait_for(lambda: self._next or self._closed)
            speech, self._next = self._next, None
            return None if self._closed else speech

    def _speak(self, speech: _Speech) -> None:
        with self._spawn(speech.voice) as child:
            with self._news:
                # For a text that came while the program started, there was no child to stop yet.
                if self._turn != speech.turn:
                    child.kill()
                self._child = child
            complaint = _listen(child, speech.text)
            with self._news:
                self._child = None
        if child.returncode >= 0 and (child.returncode or complaint):
            self._complain(complaint or f"exit status {child.returncode}")

    def _spawn(self, voice: str) -> subprocess.Popen[bytes]:
        # The text goes through standard input: on the command line, everyone on the machine could read it with `ps`.
        options = ("-v", voice, "-a", str(2 * self._volume), "-s", str(WORDS_PER_MINUTE), "-b", "1", "--stdin")
        pipe, null = subprocess.PIPE, subprocess.DEVNULL
        return subprocess.Popen((self._program, *options), bufsize=0, stdin=pipe, stdout=null, stderr=pipe)

    def _complain(self, complaint: str) -> None:
        if complaint not in self._complaints:
            self._complaints.add(complaint)
            log.warning("nothing is read aloud: %s", complaint)


def _listen(child: subprocess.Popen[bytes], text: str) -> str:
    """Pass the text to a started program, wait until it ends, and return the last line of its standard error.

    Without a sound device espeak-ng ends with exit status 0, and reports it only on standard error.
    """
    assert child.stdin
    assert child.stderr
    # `[[` would begin phoneme names; marks of direction cannot be spoken.
    words = text.translate(_UNSPOKEN).replace("[[", "[ [").encode("utf-8", "replace")
    with suppress(BrokenPipeError):
        child.stdin.write(words)
    with suppress(BrokenPipeError):
        child.stdin.close()
    child.wait()
    # Read only the present bytes, not up to the end: a sound server that the program started may keep the stream open.
    os.set_blocking(child.stderr.fileno(), False)
    complaints = (child.stderr.read() or b"").decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(complaints) if line.strip()), "")
