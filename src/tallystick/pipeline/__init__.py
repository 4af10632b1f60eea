"""The only place that composes the rooms: a package on disk becomes an assessment and a site on disk.

Takes: the path of a package, the name of a method, the folder to write.
Gives: the assessment, its tables and its pages in that folder, whole or not at all; what was missing.
Never: judges, draws, or asks a person anything.
"""
