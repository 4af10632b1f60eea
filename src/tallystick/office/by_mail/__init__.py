"""A message that comes by mail, read in a process of its own: what it says, and nothing of who sent it."""
