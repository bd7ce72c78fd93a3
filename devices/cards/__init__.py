"""The card reader: `reader` watches it, `reading` reads the identifier of a card, `probe` is for `kiosk doctor`."""
