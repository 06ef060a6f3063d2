"""Text from anywhere -> text that commands no terminal. Printing and logging use it."""

# C0 but tab and line feed, DEL and C1: in a terminal they are commands.
_CONTROLS = [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)]
_PICTURES = {code: chr(0x2400 + code) if code in range(0x20) else "\ufffd" for code in _CONTROLS}


def plain(text: str) -> str:
    """`text` with what would command the terminal as a picture of it; as long as before."""
    return text.translate(_PICTURES)
