"""The line of revisions of a workstation's replica."""
