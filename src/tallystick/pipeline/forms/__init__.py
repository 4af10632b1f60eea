"""Progress reports by spreadsheet: a body's duties out, its answers back, and how a phase stands."""
