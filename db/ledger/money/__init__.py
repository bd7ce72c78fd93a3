"""Money: what is paid, waived, left as a deposit and sold."""
