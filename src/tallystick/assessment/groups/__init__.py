"""Groups of people beside everybody: how far apart they stand, and of whom nobody published a figure."""
