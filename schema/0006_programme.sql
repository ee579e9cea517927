-- Events, their sessions as a tree, participants, releases. Times as in DECISIONS 1: the wall time of the place is
-- the truth, instants are derived and stamped with the version of the zone data that gave them.

CREATE TABLE event (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    type TEXT NOT NULL,
    zone TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    languages TEXT NOT NULL,
    locale TEXT,
    visibility TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE event_site (
    event_id TEXT NOT NULL REFERENCES event (id),
    site_id TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (event_id, site_id)
);

CREATE TABLE event_organizer (
    event_id TEXT NOT NULL REFERENCES event (id),
    organization_id TEXT NOT NULL,
    role TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (event_id, organization_id, role)
);

-- wall_start, zone and duration are null while the session waits in the unplaced pool.
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES event (id),
    parent_id TEXT,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    wall_start TEXT,
    zone TEXT,
    end_zone TEXT,
    duration BIGINT NOT NULL,
    fold BIGINT NOT NULL,
    all_day BIGINT NOT NULL,
    anchor TEXT NOT NULL,
    utc_start BIGINT,
    utc_end BIGINT,
    zone_data_version TEXT,
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
    UNIQUE (event_id, uid)
);
CREATE INDEX session_of_event ON session (event_id, utc_start, id);
CREATE INDEX session_of_parent ON session (parent_id);
CREATE INDEX session_of_room ON session (room_id);

CREATE TABLE session_participant (
    session_id TEXT NOT NULL REFERENCES session (id),
    person_id TEXT NOT NULL,
    roles TEXT NOT NULL,
    required BIGINT NOT NULL,
    participation_status TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (session_id, person_id)
);
CREATE INDEX session_participant_of_person ON session_participant (person_id);

-- A frozen, numbered version of the programme (DECISIONS 36): 7.3 is number 7, part 3.
CREATE TABLE release (
    event_id TEXT NOT NULL REFERENCES event (id),
    number BIGINT NOT NULL,
    part BIGINT NOT NULL,
    note TEXT NOT NULL,
    reason TEXT NOT NULL,
    revision BIGINT NOT NULL,
    sessions BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    at BIGINT NOT NULL,
    account_id TEXT,
    PRIMARY KEY (event_id, number, part)
);

-- Encoded once per release and audience; answered from memory afterwards.
CREATE TABLE release_document (
    event_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    part BIGINT NOT NULL,
    audience TEXT NOT NULL,
    etag TEXT NOT NULL,
    bytes TEXT NOT NULL,
    PRIMARY KEY (event_id, number, part, audience)
);
