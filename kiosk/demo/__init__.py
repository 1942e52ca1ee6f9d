"""Three visits, played by touch on an offscreen kiosk, and what is left of them on disk."""
