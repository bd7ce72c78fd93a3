"""The kiosk is looked over: made machines for it, and what is found of them."""
