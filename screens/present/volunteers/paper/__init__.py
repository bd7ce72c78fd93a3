"""What was written on paper while the kiosk was out, and what is printed for it."""
