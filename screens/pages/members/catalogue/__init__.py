"""The page *Wat is er?*, its cards, and one item alone."""
