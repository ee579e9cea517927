-- What the rules of people rest on: when they are not available, how long the way between two sites takes, whether their
-- calendars were read; and what the decision about a clash has accepted.

-- Where a room stands, and in which room a person is: from both follows who must travel.
ALTER TABLE place ADD COLUMN site TEXT NOT NULL DEFAULT '';
UPDATE place SET site = COALESCE((SELECT r.site_id FROM room r WHERE 'room/' || r.id = place.subject), '');
ALTER TABLE occupancy ADD COLUMN room TEXT NOT NULL DEFAULT '';
UPDATE occupancy SET room = COALESCE(
    (SELECT min(substr(r.subject, 6)) FROM occupancy r
     WHERE r.owner_kind = occupancy.owner_kind AND r.owner_id = occupancy.owner_id AND r.basis = occupancy.basis
       AND r.subject LIKE 'room/%'), '')
WHERE subject LIKE 'person/%';

-- The shortage that an override has accepted: it stands up to that. Of those from before nothing is known.
ALTER TABLE conflict_record ADD COLUMN accepted BIGINT NOT NULL DEFAULT 0;

-- The one number that a rule has, where an event has set it.
ALTER TABLE severity_policy ADD COLUMN parameter BIGINT;

-- A person's unavailability as it was entered (DECISIONS 1). The reason is personal. all_day: whole days of the zone.
CREATE TABLE unavailability (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    wall_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    duration BIGINT NOT NULL,
    fold BIGINT NOT NULL,
    utc_start BIGINT NOT NULL,
    utc_end BIGINT NOT NULL,
    zone_data_version TEXT NOT NULL,
    all_day BIGINT NOT NULL,
    certainty TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of BIGINT,
    reason TEXT NOT NULL,
    account_id TEXT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK (utc_start < utc_end)
);
CREATE INDEX unavailability_of_person ON unavailability (person_id, id);

-- The same as scheduling knows it: no reason.
CREATE TABLE absence (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    utc_start BIGINT NOT NULL,
    utc_end BIGINT NOT NULL,
    certainty TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of BIGINT,
    CHECK (utc_start < utc_end)
);
CREATE INDEX absence_of_subject ON absence (subject, utc_end);

-- A calendar in which a person keeps the rest of the time; read_at: when it was last read, null where it never was.
CREATE TABLE read_calendar (
    subject TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    read_at BIGINT
);

-- Minutes from one site to another, as somebody has entered them, and where the sites lie, for estimates.
CREATE TABLE travel_time (
    from_site TEXT NOT NULL,
    to_site TEXT NOT NULL,
    mode TEXT NOT NULL,
    duration BIGINT NOT NULL,
    account_id TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (from_site, to_site, mode),
    CHECK (from_site <> to_site)
);
CREATE TABLE site_position (
    site TEXT NOT NULL PRIMARY KEY,
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL
);
INSERT INTO site_position (site, latitude, longitude)
SELECT id, latitude, longitude FROM site WHERE latitude IS NOT NULL AND longitude IS NOT NULL;

-- Which requests of an account are still open: they are counted before one more is taken.
CREATE INDEX booking_of_requester ON booking (requested_by, status);
