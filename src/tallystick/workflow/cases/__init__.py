"""What is owed to somebody who wrote in: the stages of a case, who moves it, its clocks, who may read it."""
