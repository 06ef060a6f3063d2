"""The archive: article files in, dated verbatim excerpts out."""
