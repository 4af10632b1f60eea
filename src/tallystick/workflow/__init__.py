"""Who owes what by when, and what of it has come.

Takes: the rows of a package; the roles of a person.
Gives: what bodies owe in a phase and how it stands on a day, what is thin, a draw, and who may do what.
Never: reads a file or a clock, sends anything, or judges whether a report is true.
"""
