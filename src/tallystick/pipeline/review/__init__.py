"""A spreadsheet of a plan's indicators for a statistician: out, and back row by row."""
