"""Everything said to people in words: language, catalogue, promises in words, the one frame of pages.

Takes: rows of the register, values and texts, and the templates of the room that draws.
Gives: sentences, numbers and dates as a reader's language has them; pages in the one frame.
Never: knows an assessment, computes a figure, or reads a file but templates and catalogues.
"""
