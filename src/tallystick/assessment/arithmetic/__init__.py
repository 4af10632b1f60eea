"""One file an arithmetic: how observations become an answer to a target of that sort."""
