"""Reports as values: numbers by initiative and period, which of them are disclosed, and what is late."""
