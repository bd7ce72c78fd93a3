"""The pages of the glass: one for each class of views."""

from screens.glass.page import Page
from screens.pages.entrance.welcome import WelcomePage
from screens.present.values import View


def page_of(view_class: type[View]) -> type[Page]:
    """The page that shows views of this class. All pages but the welcome are imported later, because the start waits
    for the welcome alone.
    """
    if view_class is WelcomePage.view_class:
        return WelcomePage
    from screens.pages.table import PAGES

    return PAGES[view_class]
