"""A saved web page -> its article's text and what it says of itself; `corpus.readers.pages` calls.

`markup` makes a tree of bytes, `blocks` the lines a reader of the page sees, `choice` asks
trafilatura which of them are the article, `edges` takes off what stands around it, `body` puts
these together; `facts` has headline, dates, publisher and address.
"""
