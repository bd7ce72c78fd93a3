"""`kiosk setup`: asks a newcomer what only they can know, and writes kiosk.toml.

`verb` is the command. `asking` says how it is asked, at a `terminal` or of a file of `answers`. `house`, `screen`,
`reader`, `scanner`, `printer` and `people` know what to ask of each; what was found by looking is what Enter takes.
`wishes` collects the answers, `written` puts them into kiosk.toml and keeps what else is in it, `carrying_out` does the
rest. `whose` is as which user, `service` the service that runs meanwhile.
"""
