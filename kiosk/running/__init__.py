"""A running kiosk: events and effects between its threads, its night work, its log, and its messages to systemd."""
