"""`kiosk setup`: asks a newcomer what only they can know, and writes kiosk.toml.

`verb` is the command, `session` all of it. `interview` has everything that is asked, `asking` how: at a `terminal`, or
of a file of `answers`. `questions` has a module for each subject, such as the card reader; what was found by looking is
what Enter takes. `draft` collects the answers, `plan` says what will come of them, `carrying_out` does it; `written`
puts them into kiosk.toml and keeps what else is in it. `machine` is the kiosk that is set up, `whose` as which user,
`service` what is stopped meanwhile; `signals` sees to it that it is started again.
"""
