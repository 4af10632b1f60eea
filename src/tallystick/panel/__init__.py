"""Independent coding: who codes what, blind, against a rubric; how far the codes agree; what is left open.

Takes: a plan package with its assessors and their interests, a rubric, a public seed, and the codes given.
Gives: an assignment that anybody can draw again, sheets that betray nobody's codes, judgements, agreement.
Never: shows an assessor another's code or what the government says of itself; settles a dispute by itself;
    prints a number where agreement is not defined.
"""
