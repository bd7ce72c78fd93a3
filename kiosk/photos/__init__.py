"""Photos of items: matches files to items, makes them small once, and keeps them in a folder beside the database."""
