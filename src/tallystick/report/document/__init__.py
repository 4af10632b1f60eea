"""The assessment as a document for paper and for offices: what stands in it, and its two forms.

What it says is what the pages say, from the same views; PDF and DOCX are made of one list of blocks.
"""
