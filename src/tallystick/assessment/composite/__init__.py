"""Indices of a plan: its indicators' figures by year, area or chapter, beside the verdicts."""
