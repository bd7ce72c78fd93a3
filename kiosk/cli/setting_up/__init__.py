"""`kiosk setup`: asks a newcomer what only they can know, and writes kiosk.toml.

`verb` is the command, `session` the whole setup. `interview` has all questions, `asking` the ways to ask them: at a
`terminal`, or from a file of `answers`. `questions` has a module for each subject, such as the card reader; the values
that were found are the defaults. `draft` collects the answers, `plan` describes their effects, `carrying_out` carries
them out; `written` writes them into kiosk.toml and keeps the rest of the file. `machine` is the kiosk that is set up,
`whose` the user that owns its data, `service` the service that is stopped during the setup; `signals` ensures that it
is started again.
"""
