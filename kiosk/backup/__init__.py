"""The places of backups, the time for which each backup is kept, and the records of the last one."""
