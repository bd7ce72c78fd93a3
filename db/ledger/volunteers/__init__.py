"""What volunteers ask of the ledger: each function is decided on the page of one transaction, by a `Actor`."""
