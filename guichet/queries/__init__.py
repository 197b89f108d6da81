"""Every question a screen asks; answers are frozen structs."""
