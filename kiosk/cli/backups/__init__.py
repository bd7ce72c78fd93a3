"""The commands of backups, and what the running kiosk does about them."""
