"""What `kiosk-version` asks of the program: a backup and a copy for a new version, and the way back."""
