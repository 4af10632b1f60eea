"""The library of indicators that any country's plan may take from: reading, checking, proposing, taking."""
