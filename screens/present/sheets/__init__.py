"""The sheets of a stick in words: the page of the desk, and the lists that are written onto the stick."""
