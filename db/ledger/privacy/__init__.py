"""Privacy: what is kept of a member is given to them, forgotten some time after a loan, and erased.

`cutting` forgets whose loans were, `counting` counts before that, `erasing` forgets a member altogether, `absence`
finds those who do not come any more, `night` does all of it each night, `export` and `written` give a member what is
kept of them, and `history` shows them what they borrowed, if they want that to be kept.
"""
