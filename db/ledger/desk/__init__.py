"""What volunteers do and read at the kiosk: taking back, the inbox, lending without a card, undoing."""
