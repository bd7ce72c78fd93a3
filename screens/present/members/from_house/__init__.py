"""What the house itself has to say to a member."""
