"""What each agent sets for their own eyes."""
