"""The command line: `kiosk run`, `kiosk init`, `kiosk house`, `kiosk doctor` and the rest."""

import gc
import logging
import os
import sys
from typing import NoReturn

RUN = "run"


def main() -> None:
    """Carry out the command of the command line. `run` does not import the modules of the other commands, so that it
    starts sooner.
    """
    if sys.argv[1:2] != [RUN]:
        from kiosk.cli.commands import app

        app()
        return
    try:
        _run()
    except SystemExit as ended:
        if ended.code:
            raise
    end_now()


def _run() -> None:
    gc.disable()  # until the welcome screen is drawn: the objects of the start stay, so a collection would find nothing
    from kiosk.cli.run import run
    from kiosk.cli.terminal import command_line

    alone = command_line()
    alone.callback()(lambda: None)  # without this the command would have no name, because it is the only one
    alone.command(RUN)(run)
    alone()


def end_now() -> NoReturn:
    """End the process at once, because its work is done and an orderly end of the interpreter takes half a second."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
