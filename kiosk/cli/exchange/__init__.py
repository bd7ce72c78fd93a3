"""`kiosk import` and `kiosk export`: read the data of a house from sheets, and write them."""
