"""What tables and JSON call an article's fields, and how their dates are meant, where that is said.

`bot` takes both from the settings, and readers go by them.
"""

from typing import Literal

FIELDS = ("id", "url", "title", "source", "author", "published", "updated", "text")
Columns = tuple[tuple[str, str], ...]  # of a field and what it is called
DateOrder = Literal["day-first", "month-first"]
ORDERS: tuple[DateOrder, ...] = ("day-first", "month-first")
