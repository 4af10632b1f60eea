"""A composite index on arrays: treated, filled, normalised, weighed, aggregated, and how sure that is.

Takes: a table of units by indicators, and a method that says what is done with it.
Gives: scores at every node of a tree, what was done on the way, and how far the ranks can be relied on.
Never: knows a plan, a verdict or a page; gives a number below the coverage that the method asks for; falls
    back on
another alternative than the one that was asked for.
"""
