"""The table of all pages of the glass, by the class of the views that each shows."""

from screens.glass.page import Page
from screens.pages.entrance.languages import LanguagesPage
from screens.pages.entrance.wait import WaitPage
from screens.pages.entrance.welcome import WelcomePage
from screens.pages.members.alone.note import NotePage
from screens.pages.members.alone.stuck import StuckPage
from screens.pages.members.catalogue.no_barcode import NoBarcodePage
from screens.pages.members.catalogue.page import CataloguePage
from screens.pages.members.countdown import CountdownPage
from screens.pages.members.from_house import HouseMessagePage
from screens.pages.members.goodbye import GoodbyePage
from screens.pages.members.guide import GuidePage
from screens.pages.members.meant import MeantPage
from screens.pages.members.mine import MinePage
from screens.pages.members.visit.page import VisitPage
from screens.pages.pad import PadPage
from screens.pages.volunteers.check_in import CheckInPage
from screens.pages.volunteers.home import HomePage
from screens.pages.volunteers.rows import RowsPage
from screens.pages.volunteers.sheet import SheetPage
from screens.present.values import View

PAGES: dict[type[View], type[Page]] = {
    page.view_class: page
    for page in (
        CataloguePage,
        CheckInPage,
        CountdownPage,
        GoodbyePage,
        GuidePage,
        HouseMessagePage,
        HomePage,
        LanguagesPage,
        MeantPage,
        MinePage,
        NoBarcodePage,
        NotePage,
        PadPage,
        RowsPage,
        SheetPage,
        StuckPage,
        VisitPage,
        WaitPage,
        WelcomePage,
    )
}
