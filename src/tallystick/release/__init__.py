"""The release: everything that was published, in one file that a stranger can check.

Takes: the files of a run, a key, and what the ledger says; or the bytes of a release.
Gives: one zip with the same bytes wherever it is made, its signature; what in it is damaged or differs.
Never: judges, recomputes, asks the network, or trusts a byte that is not signed.
"""
