"""`kiosk labels`: labels and cards, chosen in the ledger, as a PDF or on the receipt printer."""
