-- Series and editions, what an event is about, sessions without a time, languages, order, outcomes.

-- Events that continue each other.
CREATE TABLE series (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE TABLE series_organizer (
    series_id TEXT NOT NULL REFERENCES series (id),
    organization_id TEXT NOT NULL,
    role TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (series_id, organization_id, role)
);
CREATE INDEX series_organizer_of_organization ON series_organizer (organization_id);

-- anchor is that of its sessions where they name none.
ALTER TABLE event ADD COLUMN series_id TEXT REFERENCES series (id);
ALTER TABLE event ADD COLUMN edition_number BIGINT;
ALTER TABLE event ADD COLUMN edition_label TEXT NOT NULL DEFAULT '{}';
ALTER TABLE event ADD COLUMN theme TEXT NOT NULL DEFAULT '{}';
ALTER TABLE event ADD COLUMN objectives TEXT NOT NULL DEFAULT '{}';
ALTER TABLE event ADD COLUMN expected_results TEXT NOT NULL DEFAULT '{}';
ALTER TABLE event ADD COLUMN anchor TEXT NOT NULL DEFAULT 'local';
CREATE INDEX event_of_series ON event (series_id, first_day, id);

-- A session may have no time: then it is a draft of the pool, takes nothing, and keeps its zone and duration as a
-- wish. SQLite cannot change a CHECK, so the table is made anew, and with it the tables that refer to it: a
-- table that is renamed takes the references to it along.
DROP INDEX session_of_event;
DROP INDEX session_of_root;
DROP INDEX session_of_room;
DROP INDEX session_by_uid;
DROP INDEX session_participant_of_person;
DROP INDEX published_placement_of_event;
ALTER TABLE session RENAME TO session_before;
ALTER TABLE session_participant RENAME TO session_participant_before;
ALTER TABLE published_placement RENAME TO published_placement_before;

-- exclusive: nothing else of the event may stand beside it. follows: what it comes after, by session id, with gaps.
-- languages_spoken and interpretation are JSON arrays of language tags.
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES event (id),
    parent_id TEXT,
    root_id TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    wall_start TEXT,
    zone TEXT NOT NULL,
    end_zone TEXT,
    duration BIGINT NOT NULL,
    fold BIGINT NOT NULL,
    all_day BIGINT NOT NULL,
    anchor TEXT NOT NULL,
    utc_start BIGINT,
    utc_end BIGINT,
    zone_data_version TEXT NOT NULL,
    status TEXT NOT NULL,
    held_until BIGINT,
    room_id TEXT,
    virtual_locations TEXT NOT NULL,
    uid TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    released BIGINT NOT NULL,
    archived BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    exclusive BIGINT NOT NULL DEFAULT 0,
    follows TEXT NOT NULL DEFAULT '{}',
    languages_spoken TEXT NOT NULL DEFAULT '[]',
    interpretation TEXT NOT NULL DEFAULT '[]',
    CHECK ((wall_start IS NOT NULL AND utc_start IS NOT NULL AND utc_end IS NOT NULL AND utc_start < utc_end)
        OR (wall_start IS NULL AND utc_start IS NULL AND utc_end IS NULL AND status = 'draft'))
);
INSERT INTO session (id, event_id, parent_id, root_id, type, title, description, wall_start, zone, end_zone, duration, fold, all_day,
    anchor, utc_start, utc_end, zone_data_version, status, held_until, room_id, virtual_locations, uid, sequence, released, archived,
    version, created_at, updated_at)
    SELECT id, event_id, parent_id, root_id, type, title, description, wall_start, zone, end_zone, duration, fold, all_day,
    anchor, utc_start, utc_end, zone_data_version, status, held_until, room_id, virtual_locations, uid, sequence, released, archived,
    version, created_at, updated_at FROM session_before;

-- position orders speakers and signatories; null: after those that have one.
CREATE TABLE session_participant (
    session_id TEXT NOT NULL REFERENCES session (id),
    person_id TEXT NOT NULL,
    roles TEXT NOT NULL,
    required BIGINT NOT NULL,
    participation_status TEXT NOT NULL,
    position BIGINT,
    PRIMARY KEY (session_id, person_id)
);
INSERT INTO session_participant (session_id, person_id, roles, required, participation_status)
    SELECT session_id, person_id, roles, required, participation_status FROM session_participant_before;

CREATE TABLE published_placement (
    session_id TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
    event_id TEXT NOT NULL,
    wall_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    end_zone TEXT,
    duration BIGINT NOT NULL,
    fold BIGINT NOT NULL,
    all_day BIGINT NOT NULL,
    anchor TEXT NOT NULL,
    utc_start BIGINT NOT NULL,
    utc_end BIGINT NOT NULL,
    zone_data_version TEXT NOT NULL,
    room_id TEXT,
    hold TEXT NOT NULL
);
INSERT INTO published_placement (session_id, event_id, wall_start, zone, end_zone, duration, fold, all_day, anchor, utc_start, utc_end,
    zone_data_version, room_id, hold)
    SELECT session_id, event_id, wall_start, zone, end_zone, duration, fold, all_day, anchor, utc_start, utc_end,
    zone_data_version, room_id, hold FROM published_placement_before;

DROP TABLE session_participant_before;
DROP TABLE published_placement_before;
DROP TABLE session_before;
CREATE INDEX session_of_event ON session (event_id, utc_start, id);
CREATE INDEX session_of_root ON session (root_id);
CREATE INDEX session_of_room ON session (room_id);
CREATE UNIQUE INDEX session_by_uid ON session (event_id, uid) WHERE archived = 0;
CREATE INDEX session_participant_of_person ON session_participant (person_id);
CREATE INDEX published_placement_of_event ON published_placement (event_id, hold);

-- What was agreed in a session, and who sees to it by when.
CREATE TABLE outcome (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES event (id),
    session_id TEXT NOT NULL REFERENCES session (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    owner_person_id TEXT,
    owner_organization_id TEXT,
    due TEXT,
    status TEXT NOT NULL,
    archived BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX outcome_of_session ON outcome (session_id, id);
CREATE INDEX outcome_of_event ON outcome (event_id, id);

-- What a session asks for, as JSON; no row where it asks for nothing.
CREATE TABLE session_needs (
    session_id TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
    needs TEXT NOT NULL
);
