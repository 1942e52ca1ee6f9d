"""What is plugged into a kiosk, and its simulators. No Qt here."""
