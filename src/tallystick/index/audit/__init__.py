"""A look back at an index: what hangs together, what counts how much, and what each unit is good at."""
