"""Every page of the glass, by the class of the views that it shows."""

from screens.glass.page import Page
from screens.pages.members.catalogue import CataloguePage
from screens.pages.members.countdown import CountdownPage
from screens.pages.pad import PadPage
from screens.present.values import View

PAGES: dict[type[View], type[Page]] = {page.view_class: page for page in (CataloguePage, CountdownPage, PadPage)}
