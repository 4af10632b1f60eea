"""What the project claims about its speed, measured against the alternative in the same run."""
