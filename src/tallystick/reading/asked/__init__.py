"""What others asked of a State, as their documents say it: reports, addenda, matrices, observations."""
