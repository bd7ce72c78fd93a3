"""The visit: the page, its list and column, the lines of it, counting, and a refusal."""
