"""Figures from other people's files: read as they are, each row entered or refused, and taken back."""
