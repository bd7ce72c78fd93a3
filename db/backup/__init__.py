"""Backups of a SQLite database: written beside what is in use, verified, and brought back."""
