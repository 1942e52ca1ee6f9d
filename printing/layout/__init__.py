"""What every document is made of: fonts, lines, blocks, QR codes."""
