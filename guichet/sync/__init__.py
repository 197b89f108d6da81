"""Journal, push, pull, rebase, files and transport."""
