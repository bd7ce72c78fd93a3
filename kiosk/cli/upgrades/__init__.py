"""The commands that `kiosk-version` runs: a backup and a copy for a new version, and the return to the earlier one."""
