"""Who says a quotation, by the words around it: an article's text -> an `Attribution` of each.

No model of language: verbs of speech, names, pronouns and the order they stand in, for English. It
never guesses: where two may have said it, it is unclear.
"""

from corpus.speakers.attribution import Attribution, Known
from corpus.speakers.resolving import attributions

__all__ = ["Attribution", "Known", "attributions"]
