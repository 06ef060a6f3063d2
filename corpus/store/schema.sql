-- Version 1. A later version is a file of its own below, listed in schema.py, that upgrades this one.

CREATE TABLE corpus (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    generation INTEGER NOT NULL,
    token TEXT NOT NULL, -- names this very generation, as two histories can have the same number
    articles_path TEXT NOT NULL
) STRICT;

CREATE TABLE article (
    key INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, so an old button finds no other article
    id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    title_derived INTEGER NOT NULL,
    publisher TEXT,
    url TEXT,
    published TEXT, -- YYYY-MM-DD
    text TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE INDEX article_by_day ON article (published);

CREATE INDEX article_by_file ON article (file);
