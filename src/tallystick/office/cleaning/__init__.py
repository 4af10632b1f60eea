"""Files that people hand in as evidence, made harmless: what may come in, and what is taken out of it.

Takes: the bytes and the name of a file.
Gives: a file written anew without what tells of people and machines, and what was taken out; or why not.
Never: opens one in the process that serves pages, or trusts its name.
"""
