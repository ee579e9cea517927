-- What is found by its names (DECISIONS 26). Each owner writes the row of its thing in its own transaction; folded is
-- made by common/text/search_fold. scope is the one of the thing's changes ("directory", "event:{id}"): who may not
-- see the scope does not find the thing. n is for the trigrams alone.

CREATE TABLE search_text (
    n {serial},
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    scope TEXT NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (kind, id)
);
CREATE TRIGRAM INDEX search_trigrams ON search_text (folded);
