"""The volunteers' side of the desk: quick check-in, the inbox, members, things, stock-take, hours, undoing."""
