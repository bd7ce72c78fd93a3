"""Where backups lie, how long each is kept, and what became of the last one."""
