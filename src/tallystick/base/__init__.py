"""The words that every room shares: identifiers, dates, periods, quantities, units, findings.

Takes: plain texts and numbers.
Gives: small frozen values that know how to read, compare and write themselves.
Never: touches a file of the user's, a clock, the network or a locale.
"""
