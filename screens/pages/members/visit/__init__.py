"""The pages of the visit: the page itself, its list and column, its lines, counting, and a refusal."""
