"""Reports as files: what the assessment says on paper, set as PDF or written as DOCX."""
