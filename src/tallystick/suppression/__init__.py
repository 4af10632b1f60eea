"""Counts of people made ready to be published: small ones withheld, and others so that none comes back.

Takes: counts by axes such as area and phase; the smallest number that may be shown; earlier releases.
Gives: the figures of a table plan, each shown or withheld, so that none withheld is told by the rest.
Never: rounds, adds noise, knows what is counted, or reads a file or a clock.
"""
