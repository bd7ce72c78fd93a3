"""The demo of `kiosk run --demo`: the side panel's buttons, and a visit that is played if there is no display."""
