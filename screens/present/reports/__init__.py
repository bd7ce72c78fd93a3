"""Reports in words: the poster, the slip of the desk, and what is late."""
