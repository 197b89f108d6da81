"""The identification index: normalise, find candidates, score, explain."""
