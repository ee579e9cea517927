-- Occupancies: a subject taken in a half-open interval. Each owner (a session, later a booking or a duty) projects
-- its own (DECISIONS 16); nothing else stores an interval of a subject.

CREATE TABLE occupancy (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    utc_start BIGINT NOT NULL,
    utc_end BIGINT NOT NULL,
    firmness BIGINT NOT NULL,
    requirement BIGINT NOT NULL,
    basis BIGINT NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    lineage TEXT NOT NULL,
    expires_at BIGINT,
    CHECK (utc_start < utc_end)
);
CREATE INDEX occupancy_of_subject ON occupancy (subject, utc_start, utc_end);
CREATE INDEX occupancy_of_owner ON occupancy (owner_kind, owner_id);
CREATE INDEX occupancy_of_scope ON occupancy (scope, utc_start);

-- What people decided about a clash while it lives (DECISIONS 18): id is the hash of its code and its occupancies.
CREATE TABLE conflict_record (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    scope TEXT NOT NULL,
    first_occupancy TEXT NOT NULL,
    second_occupancy TEXT NOT NULL,
    first_detected BIGINT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    account_id TEXT,
    decided_at BIGINT
);
CREATE INDEX conflict_record_by_first ON conflict_record (first_occupancy);
CREATE INDEX conflict_record_by_second ON conflict_record (second_occupancy);
