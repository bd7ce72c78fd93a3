"""What was found when the kiosk was looked over, in words: for a coordinator, the command line and the docs."""
