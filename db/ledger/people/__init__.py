"""Members and volunteers: adding and finding them, their cards and PINs, and what each actor may do."""
