"""What the terminal shows: what was asked for on stdout, the rest on stderr."""
