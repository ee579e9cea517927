-- What repeats (DECISIONS 4): the pattern of a recurrence and the dates on which it comes. Its occurrences are ordinary
-- rows of session, made ahead of time.

-- pattern: a session as clients write it; its start is the first wall time of the rule. rule: the value of an RRULE; null
-- where the dates stand in added alone. added, excluded: JSON arrays of wall times (RDATE, EXDATE).
-- materialized_until: every occurrence before this wall time has been made; null where all have been.
CREATE TABLE recurrence (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES event (id),
    pattern TEXT NOT NULL,
    rule TEXT,
    added TEXT NOT NULL,
    excluded TEXT NOT NULL,
    materialized_until TEXT,
    archived BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX recurrence_of_event ON recurrence (event_id, id);

-- occurrence: the wall time that the rule gives, wherever the session stands now (RECURRENCE-ID). overridden: words in
-- alphabetical order, separated by commas, of what differs from the pattern on purpose.
ALTER TABLE session ADD COLUMN recurrence_id TEXT REFERENCES recurrence (id);
ALTER TABLE session ADD COLUMN occurrence TEXT;
ALTER TABLE session ADD COLUMN overridden TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX session_by_occurrence ON session (recurrence_id, occurrence) WHERE archived = 0;
