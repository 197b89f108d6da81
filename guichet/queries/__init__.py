"""Every question a screen asks, one module per noun; answers are frozen structs."""
