"""Every page of the glass, by the class of the views that it shows."""

from screens.glass.page import Page
from screens.pages.members.countdown import CountdownPage
from screens.pages.members.goodbye import GoodbyePage
from screens.pages.members.mine import MinePage
from screens.pages.members.visit import VisitPage
from screens.present.values import View

PAGES: dict[type[View], type[Page]] = {
    page.view_class: page for page in (CountdownPage, VisitPage, GoodbyePage, MinePage)
}
