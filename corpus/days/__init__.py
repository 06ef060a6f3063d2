"""Days in text: which a question asks about, and which an article's words mean.

A question's are spans that raise articles; an article's are told beneath a quotation.
"""

from corpus.days.asked import days_asked_about, said_of_now
from corpus.days.calendar import today
from corpus.days.notes import annotated

__all__ = ["annotated", "days_asked_about", "said_of_now", "today"]
