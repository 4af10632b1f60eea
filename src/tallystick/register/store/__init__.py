"""A large table in columns: read, checked and sorted with polars, and the rows handed out a part at a time.

The rules are those of rows and cells, never others: whole columns are only sifted here for the cells that
surely are right, and every other cell is read by `columns.Column` itself. So a table gives the same findings,
the same hashes and the same verdicts in columns as in rows; tests hold one against the other.
"""
