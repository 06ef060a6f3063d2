"""Strategies for texts that look like articles, and for texts that look like nothing."""

from hypothesis import strategies as st

_PIECES = (
    "the mayor of harbour bridge. river? said Holm, Ana told Dr. Mr. U.S. e.g. no. “ ” \" ' ‘ ’"
    " „ « » “We “I ” he said. he said. she added: it’s don't — … ! 3.5 41 million 😀 é ( ) [ ] ; :"
).split(" ")
_BREAKS = ["\n", "\n\n", "\r", "\u2028", "\nRIVER RISES AGAIN\n", "\nMORE: WHAT HOLM SAID\n\n"]

tokens = st.sampled_from(_PIECES) | st.sampled_from(_PIECES) | st.sampled_from(_BREAKS)
newsy = st.lists(tokens, min_size=1, max_size=80).map(" ".join)
anything = st.text(max_size=200)
texts = newsy | anything | st.tuples(newsy, anything, newsy).map("".join)

BRIDGE = """\
date 2025-01-10
The new bridge at Kessel will cost 41 million crowns. It crosses the Sarn.

HARBOUR STRIKE ENTERS ITS SECOND WEEK

“The figure is safe. I would sign it,” said the engineer, Ana Ruiz.

Nobody clapped. The council went home.
"""
