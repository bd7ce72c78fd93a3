"""Backups of a SQLite database: made beside the database in use, verified, and restored."""
