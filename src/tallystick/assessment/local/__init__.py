"""What parts of the country have promised themselves: each judged, and whether they make the whole."""
