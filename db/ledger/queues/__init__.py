"""The queues of items, and the holds for the first in them."""
