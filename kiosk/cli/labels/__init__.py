"""`kiosk labels`: labels and cards of items and members in the ledger, as a PDF or on the receipt printer."""
