"""The demo of `kiosk run --demo`: the buttons of the side panel, and a visit that is played without a display."""
