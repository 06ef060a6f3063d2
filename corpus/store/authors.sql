-- Who wrote an article, as its file says.

ALTER TABLE article ADD COLUMN author TEXT;

ALTER TABLE former ADD COLUMN author TEXT;
