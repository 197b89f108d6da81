"""The frame of the window: rail, top bar, visit tabs, body, status bar, and what lies over them."""
