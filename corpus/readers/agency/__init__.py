"""What agencies send: items with a status, and an embargo, that decide whether they may be kept.

`nitf` and `newsml` read their XML, `ninjs` beside this package their JSON.
"""
