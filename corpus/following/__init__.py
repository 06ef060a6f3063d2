"""The last question and what is said now -> the question that is meant, where it goes on from that.

`Archive.follow` asks, `Archive.remembered` makes the last question. Pure; English words alone.
"""

from corpus.following.follow import follow
from corpus.following.people import speakers_in
from corpus.following.understood import LastQuestion, Speaker, Understood

__all__ = ["LastQuestion", "Speaker", "Understood", "follow", "speakers_in"]
