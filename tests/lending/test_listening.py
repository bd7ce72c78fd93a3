"""Reading aloud with keys and headphones: *luister* stays on while they are used, and news is read as it comes."""

from dataclasses import replace

from kiosk.lending.effects import Chime, ReadAloud, ReadNews, StopReading
from kiosk.lending.events import (
    CardSeen,
    CodeScanned,
    CodeUnknown,
    DonePressed,
    Event,
    HeadphoneSeen,
    KeysLeft,
    LoansUnfolded,
    Recorded,
    Stepped,
    Tick,
    Touched,
)
from kiosk.lending.session import step
from kiosk.lending.states import Session
from tests.house import DRILL, TODAY
from tests.lending.desk import OPENED, SAMIRAS_CARD, lent, opening, run

HERE = (CardSeen(SAMIRAS_CARD, 0.0), OPENED)
STEP = Stepped("Klaar. knop 2 van 5.")


def listening(*events: Event) -> Session:
    """A visit in which the visitor uses the keys."""
    return run(opening(), *HERE, STEP, *events)[0]


def news(effects: tuple[object, ...]) -> list[ReadNews]:
    return [effect for effect in effects if isinstance(effect, ReadNews)]


def test_the_first_arrow_reads_the_screen_and_the_focused_control_and_the_next_the_control_alone() -> None:
    session, first = run(opening(), *HERE, STEP)
    assert session.accessibility.reading
    assert ReadAloud(STEP.text) in first

    session, second = step(session, Stepped("Toch niet. knop 3 van 5."))
    assert ReadAloud("Toch niet. knop 3 van 5.", whole=False) in second
    assert session.accessibility.reading


def test_reading_stays_on_while_keys_are_used() -> None:
    session = listening(LoansUnfolded(), Touched())

    assert session.accessibility.reading


def test_a_new_line_and_an_unknown_code_are_read_as_they_come() -> None:
    session = listening()
    session, effects = run(session, CodeScanned("X", 3.0), Recorded(lent(DRILL), TODAY))
    assert len(news(effects)) == 1

    session, effects = run(session, CodeScanned("Y", 6.0), CodeUnknown("Y"))
    assert len(news(effects)) == 1


def test_nothing_is_read_while_nothing_changes() -> None:
    _, effects = run(listening(), Tick(1.0), Tick(2.0))

    assert effects == ()


def test_reading_ends_after_the_goodbye() -> None:
    session, effects = run(listening(CodeScanned("X", 3.0), Recorded(lent(DRILL), TODAY)), DonePressed())
    assert len(news(effects)) == 1

    session, _ = run(session, Tick(200.0))
    assert not session.accessibility.keys
    assert not session.accessibility.reading


def test_a_finger_ends_the_reading() -> None:
    session, effects = step(listening(), KeysLeft())
    assert effects == (StopReading(),)
    assert not session.accessibility.reading

    _, effects = run(session, CodeScanned("X", 3.0), Recorded(lent(DRILL), TODAY))
    assert news(effects) == []


def test_the_countdown_has_a_sound_for_all_and_is_read_where_reading_is_on() -> None:
    seen, listened = run(opening(), *HERE)[0], listening()
    late = Tick(seen.settings.idle_seconds + 1.0)

    assert step(seen, late)[1] == (Chime.LOOK,)
    session, effects = step(listened, late)
    assert effects == (Chime.LOOK, ReadNews())
    assert step(session, Tick(late.at + 1))[1] == ()


def test_a_headphone_turns_reading_on_as_long_as_it_is_plugged_in() -> None:
    session, effects = run(opening(), HeadphoneSeen(True))
    assert effects == (ReadAloud(),)
    assert session.accessibility.reading

    session, effects = run(session, *HERE)
    assert len(news(effects)) == 1
    assert session.accessibility.reading

    session, effects = step(session, HeadphoneSeen(False))
    assert effects == (StopReading(),)
    assert not session.accessibility.reading


def test_where_nothing_is_read_aloud_keys_and_headphones_change_nothing() -> None:
    quiet = opening()
    quiet = replace(quiet, settings=replace(quiet.settings, reads_aloud=False))

    session, effects = run(quiet, HeadphoneSeen(True), *HERE, STEP)

    assert not session.accessibility.reading
    assert not [one for one in effects if isinstance(one, ReadAloud | ReadNews)]


def test_an_arrow_answers_the_countdown_and_does_no_more() -> None:
    warned = step(run(opening(), *HERE)[0], Tick(50.0))[0]
    assert warned.warned

    session, effects = step(warned, STEP)

    assert not session.warned
    assert effects == ()
