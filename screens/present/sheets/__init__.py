"""The sheets of a stick in words: the page of the desk, the lists that go onto the stick."""
