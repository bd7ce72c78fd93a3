"""Reports in words: the page to hang up, the slip of the desk, and what is late."""
