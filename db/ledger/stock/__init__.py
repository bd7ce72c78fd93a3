"""Items: adding them, their condition and parts, their files, and stock-takes."""
