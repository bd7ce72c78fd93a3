"""Every page of the glass, by the class of the views that it shows."""

from screens.glass.page import Page
from screens.pages.members.countdown import CountdownPage
from screens.pages.volunteers.check_in import CheckInPage
from screens.pages.volunteers.home import HomePage
from screens.pages.volunteers.rows import RowsPage
from screens.pages.volunteers.sheet import SheetPage
from screens.present.values import View

PAGES: dict[type[View], type[Page]] = {
    page.view_class: page for page in (CountdownPage, HomePage, CheckInPage, RowsPage, SheetPage)
}
