"""Supporting documents on the screen: gathered page by page, kept, shown, used again, or seen and not kept."""
