"""`kiosk report` and `kiosk late`: a year in numbers, and the items that are late."""
