"""`kiosk import` and `kiosk export`: a house from sheets, and into them."""
