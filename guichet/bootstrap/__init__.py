"""The composition root, the only place that knows everything: paths, keys, environment and processes."""
