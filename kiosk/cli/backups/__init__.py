"""The commands of backups, and the backups that the running kiosk makes."""
