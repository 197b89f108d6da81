"""Pages of a file on the screen: asked one by one, decoded away from the window's thread, forgotten when far."""
