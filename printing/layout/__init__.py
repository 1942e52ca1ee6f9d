"""What every document is made of: fonts, lines, blocks, QR codes."""

from reportlab import rl_config

# Streams as text would be a quarter larger, photos too.
rl_config.useA85 = 0
