"""The volunteers' desk at the kiosk: taking back, the inbox, lending without a card, undoing."""
