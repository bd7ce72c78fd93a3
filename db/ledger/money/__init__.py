"""Money: accounts, payments, waivers, deposits, prices and subscriptions."""
