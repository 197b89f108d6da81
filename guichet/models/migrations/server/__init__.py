"""The line of revisions of the central base."""
