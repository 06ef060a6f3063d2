"""The nouns as the JSON that `--json` and `--run` print; unknown values are null."""
