"""How sure an index is: what else could have been done, and what would have come of it."""
