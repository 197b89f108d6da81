"""One folder a screen: a model that asks and decides, a page that lays out."""
