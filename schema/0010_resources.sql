-- Resources, whole: coordinates, what a room offers, vehicles, equipment; and, in scheduling, the facts that their
-- owners project for its rules (DECISIONS 16).

-- Minutes that the subject needs between two owners.
ALTER TABLE subject ADD COLUMN turnaround BIGINT NOT NULL DEFAULT 0;

-- quantity: pieces of an equipment. needs: JSON of what is asked of the place, empty where nothing is.
ALTER TABLE occupancy ADD COLUMN quantity BIGINT NOT NULL DEFAULT 1;
ALTER TABLE occupancy ADD COLUMN needs TEXT NOT NULL DEFAULT '';

-- What a subject offers, as JSON. A subject that is not here is not judged as a place.
CREATE TABLE place (
    subject TEXT NOT NULL PRIMARY KEY,
    facts TEXT NOT NULL
);

-- A subject that an authority has blocked: one row per blocking and subject.
CREATE TABLE closure (
    id TEXT NOT NULL,
    subject TEXT NOT NULL,
    utc_start BIGINT NOT NULL,
    utc_end BIGINT NOT NULL,
    PRIMARY KEY (id, subject),
    CHECK (utc_start < utc_end)
);
CREATE INDEX closure_of_subject ON closure (subject, utc_end);

-- The severity that an event has set for a code (DECISIONS "Severity", 20).
CREATE TABLE severity_policy (
    scope TEXT NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    reason TEXT NOT NULL,
    account_id TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (scope, code)
);

ALTER TABLE site ADD COLUMN latitude DOUBLE PRECISION;
ALTER TABLE site ADD COLUMN longitude DOUBLE PRECISION;
ALTER TABLE site ADD COLUMN archived BIGINT NOT NULL DEFAULT 0;

-- offers: JSON of layouts, tags, booths and the like, as clients send them. Turnaround in minutes.
ALTER TABLE room ADD COLUMN owner_id TEXT;
ALTER TABLE room ADD COLUMN offers TEXT NOT NULL DEFAULT '{}';
ALTER TABLE room ADD COLUMN turnaround BIGINT NOT NULL DEFAULT 0;
ALTER TABLE room ADD COLUMN archived BIGINT NOT NULL DEFAULT 0;

CREATE TABLE vehicle (
    id TEXT NOT NULL PRIMARY KEY,
    site_id TEXT NOT NULL REFERENCES site (id),
    owner_id TEXT,
    name TEXT NOT NULL,
    class TEXT NOT NULL,
    seats BIGINT NOT NULL,
    plate TEXT NOT NULL,
    turnaround BIGINT NOT NULL,
    archived BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX vehicle_of_site ON vehicle (site_id, id);

CREATE TABLE equipment (
    id TEXT NOT NULL PRIMARY KEY,
    site_id TEXT NOT NULL REFERENCES site (id),
    owner_id TEXT,
    name TEXT NOT NULL,
    pieces BIGINT NOT NULL,
    archived BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX equipment_of_site ON equipment (site_id, id);

-- Rooms that are there already are judged by their capacity.
INSERT INTO place (subject, facts) SELECT 'room/' || id,
    CASE WHEN capacity IS NULL THEN '{}' ELSE '{"capacity":' || CAST(capacity AS TEXT) || '}' END FROM room;
