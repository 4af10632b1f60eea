"""Who owes what by when, and what of it has come.

Takes: the rows of a package.
Gives: the duties of each body in a phase, how each stands on a day, what is thin, and a draw for a check.
Never: reads a file or a clock, sends anything, or judges whether a report is true.
"""
