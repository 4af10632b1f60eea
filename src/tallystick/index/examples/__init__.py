"""Indices that others publish, as examples of what is made of the steps and beside them."""
