"""The command line: one file a command; each parses, calls the pipeline and prints.

Takes: what a person types.
Gives: plain answers, exit code 0; 1 where the package has errors; 2 where what was asked can't be done.
Never: judges, writes a table, or shows a traceback for what a person did.
"""
