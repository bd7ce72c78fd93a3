"""What was written on paper while the kiosk was out of use, and the form that is printed for it."""
