"""A context -> what Discord shows when "In context" is clicked. Pure."""

from discord import ui

from bot import markdown
from bot.dates import date_in_words
from bot.layout import TEXT_LENGTH, Reply, headline, laid_out, length, source_line, text_file
from corpus.model import Context


def format_context(context: Context) -> Reply:
    """The paragraphs around an excerpt, each a quotation of its own; in a file if they are long."""
    article = context.stored.article
    spans = [s for s in (context.before, context.within, context.after) if s is not None]
    head = f"{headline(article)}\n{date_in_words(article)}\n{source_line(article)}"
    quotes = [markdown.quote(span.of(article.text)) for span in spans]
    if length(head, *quotes) <= TEXT_LENGTH:
        return Reply(laid_out([ui.TextDisplay(text) for text in (head, *quotes)]))
    file = text_file("context.txt", "\n\n".join(span.of(article.text) for span in spans))
    note = "These paragraphs are longer than fits here: they are in context.txt."
    return Reply(laid_out([ui.TextDisplay(f"{head}\n{note}"), ui.File(file)]), (file,))
