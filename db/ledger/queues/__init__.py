"""Commands about who waits for an item, and for whom it is set aside."""
