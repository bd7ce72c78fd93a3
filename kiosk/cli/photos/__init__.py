"""`kiosk item photo`."""
