"""What the kiosk can do, without a word about how it looks."""
