-- What was before: `article` has the current version of each article, `former` those before it.
-- Each column of the one is one of the other, and a text stands in one of them alone.

-- It is part of all generations from `since` on; the reload of `brought` brought it, at `read_at`
-- in UTC, which is NULL where it was not written down.
ALTER TABLE article ADD COLUMN since INTEGER NOT NULL DEFAULT 0;

ALTER TABLE article ADD COLUMN brought INTEGER NOT NULL DEFAULT 0;

ALTER TABLE article ADD COLUMN read_at TEXT;

UPDATE article SET since = (SELECT generation FROM corpus), brought = (SELECT generation FROM corpus);

CREATE TABLE former (
    key INTEGER NOT NULL,
    id TEXT NOT NULL,
    file TEXT NOT NULL,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    title_derived INTEGER NOT NULL,
    publisher TEXT,
    url TEXT,
    published TEXT,
    text TEXT NOT NULL,
    hash TEXT NOT NULL,
    brought INTEGER NOT NULL,
    read_at TEXT,
    PRIMARY KEY (key, hash)
) STRICT;

CREATE INDEX former_by_id ON former (id);

CREATE TABLE presence ( -- in which generations a version was, before it last ceased to be current
    key INTEGER NOT NULL,
    hash TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL, -- the first without it
    PRIMARY KEY (key, hash, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE generation ( -- those that can be gone back to, and the current one
    number INTEGER PRIMARY KEY,
    made_at TEXT, -- in UTC; NULL where it was not written down, like the counts
    made_by TEXT,
    articles INTEGER NOT NULL,
    added INTEGER,
    updated INTEGER,
    removed INTEGER,
    restores INTEGER -- the generation that it went back to, and that is what it holds
) STRICT;

INSERT INTO generation (number, articles)
SELECT generation, (SELECT count(*) FROM article) FROM corpus;

CREATE TABLE file ( -- what was read without a remark, and need not be read again while it is as it was
    path TEXT PRIMARY KEY,
    stat TEXT, -- size, times and inode; NULL where it had changed just before
    hash TEXT NOT NULL,
    reading TEXT NOT NULL, -- the reader and its settings
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
