"""The central server: routes, feed, accounts."""
