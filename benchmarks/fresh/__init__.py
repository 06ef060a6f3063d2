"""What is measured in a process of its own: each module is run, and prints what it found."""
