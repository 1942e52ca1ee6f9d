"""The check-up (体检): every part of a kiosk looked at, each with cause and cure."""
