"""The page *Geen streepjescode?*: the catalogue, in which a touch on a picture chooses the item in the visitor's hand.

Items at the visitor's home come first. A card says what tells its item apart from others that look alike, so that
choosing one of them needs no further touch.
"""

from kiosk.lending.events import PictureChosen
from screens.pages.foot import Way
from screens.pages.members.catalogue.page import CataloguePage
from screens.present.members.alone.no_barcode import NoBarcodeView
from screens.present.members.catalogue import CatalogueView
from screens.present.members.shelves import GroupView, OfferView
from screens.present.values import Action


class NoBarcodePage(CataloguePage):
    view_class = NoBarcodeView

    @property
    def own(self) -> tuple[GroupView, ...]:
        return self.view.own if isinstance(self.view, NoBarcodeView) else ()

    @property
    def _group(self) -> GroupView | None:
        """The group that is open; None while the groups are shown, also for a single group if something is at the
        visitor's home.
        """
        return super()._group if self.group is not None or not self.own else None

    @property
    def _tiles(self) -> tuple[GroupView, ...]:
        return (*self.own, *super()._tiles) if self.step == "groups" else super()._tiles

    @property
    def _title(self) -> str:
        view = self.view
        return view.which if self.step == "list" and isinstance(view, NoBarcodeView) else super()._title

    def open_group(self, group: GroupView) -> Action | None:
        return Action("", PictureChosen(group.key)) if group in self.own else super().open_group(group)

    def open_offer(self, offer: OfferView) -> Action | None:
        return Action("", PictureChosen(offer.key))

    def more_ways(self, view: CatalogueView, step: str) -> list[Way]:
        if not isinstance(view, NoBarcodeView):
            return []
        if step == "groups":
            return [Way(view.code, key="code")] if view.code else []
        return [Way(view.help, key="help")] if view.help else []
