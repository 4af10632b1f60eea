"""What others asked: documents become a draft sheet, a draft rows of a package, and coders' sheets links."""
