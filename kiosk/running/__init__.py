"""A kiosk that runs: events and effects between its threads, its nights, its log, and what it tells systemd."""
