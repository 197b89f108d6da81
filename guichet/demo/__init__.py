"""Made-up towns: for demonstrations, tests and benchmarks. Nobody here exists."""
