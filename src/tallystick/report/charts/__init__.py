"""Charts: where each mark stands. The templates draw them; nothing here writes SVG."""
