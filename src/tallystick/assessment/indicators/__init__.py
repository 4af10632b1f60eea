"""What the indicator system shows: observed trends, how good each indicator is, and what is covered."""
