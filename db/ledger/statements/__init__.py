"""The SQL statements of the ledger, built once, in one module for each table or group of tables.

No statement grows slower as the number of past loans, entries or items grows. The names in `:colons` of a compiled
statement are the parameters it needs; an insert takes the names of its columns. A statement whose name begins with
`LOCK_` locks the row until the end of the transaction, so that changes of one item, and then of one member, are made
one after the other. SQLite locks the whole file instead.
"""
