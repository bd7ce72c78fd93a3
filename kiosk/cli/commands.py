"""The commands, each with the module that carries it out."""

from kiosk.cli import (
    doctor,
    house,
    init,
    items,
    lists,
    members,
    money,
    paper,
    queues,
    run,
    swapping,
    volunteers,
)
from kiosk.cli.backups import backup, restore
from kiosk.cli.exchange import desk, exporting, importing
from kiosk.cli.labels import verbs as labels
from kiosk.cli.photos import verb as photos
from kiosk.cli.reports import documents, late, report
from kiosk.cli.scanners import layouts
from kiosk.cli.setting_up import verb as setting_up
from kiosk.cli.terminal import command_line
from kiosk.cli.upgrades import verbs as upgrades

app = command_line()
app.command()(run.run)
app.command()(init.init)
app.command()(setting_up.setup)
app.add_typer(house.house, name="house")
app.add_typer(members.member, name="member")
app.add_typer(members.card, name="card")
app.add_typer(volunteers.volunteer, name="volunteer")
app.add_typer(members.subscription, name="subscription")
app.add_typer(members.referral, name="referral")
app.add_typer(members.induction, name="induction")
items.item.command()(photos.photo)
app.add_typer(items.item, name="item")
app.add_typer(labels.labels, name="labels")
app.add_typer(layouts.scanner, name="scanner")
app.add_typer(paper.paper, name="paper")
app.add_typer(queues.reservation, name="reservation")
app.add_typer(swapping.points, name="points")
app.add_typer(money.payment, name="payment")
app.command()(money.waive)
app.add_typer(money.deposit, name="deposit")
app.command("list")(lists.list_)
app.command("import")(importing.import_)
app.command()(desk.sheets)
app.command()(exporting.export)
app.command()(report.report)
app.command()(late.late)
app.command("documents")(documents.make_documents)
app.command()(doctor.doctor)
app.add_typer(backup.backup, name="backup")
app.command()(restore.restore)
app.add_typer(upgrades.upgrade, name="upgrade", hidden=True)
app.command("print-test")(doctor.print_test)
