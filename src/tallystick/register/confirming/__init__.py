"""What a person can do with the rows of a draft: each act is pure, signed, whole or refused, and undone."""
