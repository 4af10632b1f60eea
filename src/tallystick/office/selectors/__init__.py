"""What is read from the database, each in a number of questions that doesn't grow with its rows."""
