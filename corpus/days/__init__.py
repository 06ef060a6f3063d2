"""Days in text: which a question asks about, and which an article's words mean.

A question's are spans that raise articles; an article's are told beneath a quotation.
"""

from corpus.days.asked import DaySpan, days_asked_about, is_about_now
from corpus.days.notes import annotated

__all__ = ["DaySpan", "annotated", "days_asked_about", "is_about_now"]
