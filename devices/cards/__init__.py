"""The card reader: `reader` watches it, `reading` makes of a card who it is, `probe` is for `kiosk doctor`."""
