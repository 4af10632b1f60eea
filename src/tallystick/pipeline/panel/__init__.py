"""A panel's round with files alone: drawn, sent out, committed to, opened, and its agreement reckoned."""
