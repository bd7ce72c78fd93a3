"""Members and volunteers: adding and finding them, their cards and PINs, and the rights of each actor."""
