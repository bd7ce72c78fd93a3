"""`kiosk report` and `kiosk late`: a year in numbers, and what should be back."""
