"""The command line: `kiosk run`, `kiosk init`, `kiosk doctor` and the rest."""

import typer

from kiosk.commands import book, doctor, run

app = typer.Typer(
    help="A self-service kiosk for a house of sharing.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(run.run)
app.command()(book.init)
app.add_typer(book.member, name="member")
app.add_typer(book.card, name="card")
app.add_typer(book.item, name="item")
app.command("list")(book.list_)
app.command()(doctor.doctor)
app.command("print-test")(doctor.print_test)


def main() -> None:
    app()


if __name__ == "__main__":
    main()
