"""Reports as values: numbers by initiative and period, which of them are told, and what is late."""
