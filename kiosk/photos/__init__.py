"""Photos of items: which file is of which item, made small once, kept in a folder beside the database."""
