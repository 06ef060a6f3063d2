"""Who says a quotation, by the words around it: an article's text -> an `Attribution` of each.

No model of language: verbs of speech, names, pronouns and the order they stand in, for English. It
never guesses: where two may have said it, it is unclear.
"""

from corpus.speakers.attribution import Attribution, Known, Speech
from corpus.speakers.names import names_in
from corpus.speakers.resolving import speech_in
from corpus.speakers.telling import Speakers

__all__ = ["Attribution", "Known", "Speakers", "Speech", "names_in", "speech_in"]
