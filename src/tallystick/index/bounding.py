"""How the columns are called that bound an indicator's figures."""

#: After an indicator's code: the least that its figure may be, and the most.
LOW, HIGH = ".low", ".high"
