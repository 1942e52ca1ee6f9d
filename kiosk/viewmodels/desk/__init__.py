"""View models of the staff desk, one for each section."""
