"""The counter: visits side by side, and the panes of the open one."""
