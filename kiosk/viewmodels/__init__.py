"""What each scene shows and what can be done in it."""
