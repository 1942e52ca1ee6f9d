"""How hall and kiosk stand, as lights: what is well, what to look at, what to do."""
