-- The same article again, from another file or under another id or address: it is stored once.

CREATE TABLE other (
    file TEXT NOT NULL,
    id TEXT NOT NULL,
    path TEXT NOT NULL,
    url TEXT,
    key INTEGER NOT NULL, -- of the article that is stored
    PRIMARY KEY (file, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX other_by_key ON other (key);

CREATE INDEX other_by_id ON other (id);

-- Finds an equal text without a look at each.
CREATE INDEX article_by_length ON article (length(text));
