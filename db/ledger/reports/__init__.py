"""Reports: what a year of the house comes to, and what is late."""
