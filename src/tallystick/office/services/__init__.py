"""What changes the database: each act is one transaction, in which its history is written too."""
