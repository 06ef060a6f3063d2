-- Articles that are versions of one: found by their address, or their headline.

-- Whether what stood in this place is an earlier version of the article, and not the same.
ALTER TABLE other ADD COLUMN is_earlier INTEGER NOT NULL DEFAULT 0;

-- What an address is compared by: without scheme, fragment (where it is no route, as "#/2" is),
-- "/index.html" and a slash at the end.
ALTER TABLE article ADD COLUMN address TEXT GENERATED ALWAYS AS (
    CASE WHEN instr(url, '#/') OR instr(url, '#!') THEN url WHEN instr(url, '://') THEN rtrim(
        substr(
            replace(url || '#', '/index.html#', '#'),
            instr(url, '://'),
            instr(replace(url || '#', '/index.html#', '#'), '#') - instr(url, '://')
        ),
        '/'
    ) END
) VIRTUAL;

CREATE INDEX article_by_address ON article (address, published);

-- With all that is compared, as thousands of forecasts may have one headline.
CREATE INDEX article_by_title ON article (title, published, publisher, title_derived, updated);

-- Finds an equal text among those of one day.
DROP INDEX article_by_length;

CREATE INDEX article_by_length ON article (length(text), published);

-- Articles stored before may be versions of one: each file is read again, and all are looked at.
DELETE FROM file;
