"""What goes wrong, and what is not there, in words for people; terminal and Discord show them."""
