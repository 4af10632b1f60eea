"""What others asked of a State beside what its plan promises: matched, mapped, and what is left out.

Takes: documents of mechanisms as records of a reading, a plan package, and the codes of two coders.
Gives: rows of a draft with each State's answer, suggested links with their reasons, agreement, omissions.
Never: merges two recommendations by itself, lets a suggestion or one coder alone stand, reads a file.
"""
