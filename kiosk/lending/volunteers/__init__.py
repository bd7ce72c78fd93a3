"""The volunteers' desk: quick check-in, the inbox, members, items, stock-take, hours, undoing."""
