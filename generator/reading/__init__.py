"""Files → text with lines: page, box, confidence, other readings."""
