"""Reports: the numbers of a year of the house, and the items that are late."""
