"""The house: its terms, tags, opening hours of today, roles and key."""
