"""`kiosk setup`: what it asks, what it finds, what it writes."""
