"""Privacy: the data of a member is given to them, forgotten some time after a loan, and erased.

`cutting` forgets the borrowers of loans, `counting` counts the loans before that, `erasing` erases a member, `absence`
finds inactive members, `night` does all of this each night, `export` and `written` give a member their data, and
`history` shows them what they borrowed, if they keep a history.
"""
