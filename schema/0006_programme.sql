-- Events, their sessions as a tree, participants, releases. Times as in DECISIONS 1: the wall time of the place is
-- the truth, instants are derived and stamped with the version of the zone data that gave them. Localised texts are
-- JSON objects by language; one that is not given is '{}'.

-- released_number and released_part name the newest release; null before the first.
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
    released_number BIGINT,
    released_part BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX event_by_day ON event (first_day, id);

CREATE TABLE event_site (
    event_id TEXT NOT NULL REFERENCES event (id),
    site_id TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (event_id, site_id)
);
CREATE INDEX event_site_of_site ON event_site (site_id);

CREATE TABLE event_organizer (
    event_id TEXT NOT NULL REFERENCES event (id),
    organization_id TEXT NOT NULL,
    role TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (event_id, organization_id, role)
);
CREATE INDEX event_organizer_of_organization ON event_organizer (organization_id);

-- root_id is the top of its tree, itself where it has no parent: a tree is read by one query.
-- all_day and fold are 0 or 1, duration counts minutes. released: it was in a release once. archived: gone for everybody.
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES event (id),
    parent_id TEXT,
    root_id TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
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
    CHECK (utc_start < utc_end)
);
CREATE INDEX session_of_event ON session (event_id, utc_start, id);
CREATE INDEX session_of_root ON session (root_id);
CREATE INDEX session_of_room ON session (room_id);
CREATE UNIQUE INDEX session_by_uid ON session (event_id, uid) WHERE archived = 0;

-- roles: words in alphabetical order, separated by commas.
CREATE TABLE session_participant (
    session_id TEXT NOT NULL REFERENCES session (id),
    person_id TEXT NOT NULL,
    roles TEXT NOT NULL,
    required BIGINT NOT NULL,
    participation_status TEXT NOT NULL,
    PRIMARY KEY (session_id, person_id)
);
CREATE INDEX session_participant_of_person ON session_participant (person_id);

-- Where the newest release shows a session, and what became of that placement since (DECISIONS 10): standing, held,
-- given-up. room_id is the effective room.
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
CREATE INDEX published_placement_of_event ON published_placement (event_id, hold);

-- A frozen, numbered version of the programme (DECISIONS 36): 7.3 is number 7, part 3. revision is the one that the
-- release itself took.
CREATE TABLE release (
    event_id TEXT NOT NULL REFERENCES event (id),
    number BIGINT NOT NULL,
    part BIGINT NOT NULL,
    note TEXT NOT NULL,
    reason TEXT NOT NULL,
    revision BIGINT NOT NULL,
    sessions BIGINT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    removed BIGINT NOT NULL,
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
