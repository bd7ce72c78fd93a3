"""The findings of a kiosk that was looked over, in words: for a coordinator, the command line and the documentation."""
