"""A draft confirmed by a person: on a page of this machine, or in a spreadsheet out and back."""
