"""The command line: `kiosk run`, `kiosk init`, `kiosk house`, `kiosk doctor` and the rest."""

import gc
import logging
import os
import sys
from typing import NoReturn

RUN = "run"


def main() -> None:
    """Carry out the command of the command line. `run` alone is not held up by what the other commands import."""
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
    gc.disable()  # until the welcome is there: what the start makes stays, so collecting would find nothing
    from kiosk.cli.run import run
    from kiosk.cli.terminal import command_line

    alone = command_line()
    alone.callback()(lambda: None)  # or the command would have no name, for it is the only one
    alone.command(RUN)(run)
    alone()


def end_now() -> NoReturn:
    """End the process at once, for all its work is done: an orderly end of the interpreter takes half a second."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
