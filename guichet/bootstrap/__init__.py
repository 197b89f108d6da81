"""The composition root: the only place that knows everything. Paths, keys, environment and processes are chosen here."""
