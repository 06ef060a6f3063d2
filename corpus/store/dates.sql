-- What is known of an article's days besides that of publication. `published` is the first day of
-- the month or year where that is all that is known.

ALTER TABLE article ADD COLUMN updated TEXT;

ALTER TABLE article ADD COLUMN captured TEXT;

ALTER TABLE article ADD COLUMN precision TEXT NOT NULL DEFAULT 'day';

ALTER TABLE article ADD COLUMN date_source TEXT;

ALTER TABLE former ADD COLUMN updated TEXT;

ALTER TABLE former ADD COLUMN captured TEXT;

ALTER TABLE former ADD COLUMN precision TEXT NOT NULL DEFAULT 'day';

ALTER TABLE former ADD COLUMN date_source TEXT;
