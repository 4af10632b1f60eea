"""The words that every room shares: identifiers, dates, periods, quantities, units, findings.

Takes: plain texts and numbers.
Gives: small frozen values that know how to read, compare and write themselves.
Never: writes a file, or reads one but by the two guarded ways that every room shares (`regular`, `zips`);
touches a clock, the network or a locale.
"""
