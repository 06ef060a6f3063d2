-- Digests of the lines that stand in many stories of one publisher, among the current articles.

CREATE TABLE repeated (digest INTEGER PRIMARY KEY) STRICT;
