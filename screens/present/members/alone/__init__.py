"""What a visitor can do while nobody is there to ask: one module per page."""
