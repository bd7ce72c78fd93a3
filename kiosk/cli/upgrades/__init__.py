"""The commands that `kiosk-version` runs: a backup and a copy for a new version, and the way back."""
