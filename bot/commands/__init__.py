"""What the commands of the command line do; `bot.cli` calls them."""
