"""The demo of `kiosk run --demo`: what the side panel does, and the visit that is played where there is no display."""
