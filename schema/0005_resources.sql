-- Places: sites and their rooms. On-site sessions take the zone of their site (DECISIONS 1).

CREATE TABLE site (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    address TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE room (
    id TEXT NOT NULL PRIMARY KEY,
    site_id TEXT NOT NULL REFERENCES site (id),
    name TEXT NOT NULL,
    capacity BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX room_of_site ON room (site_id, id);

-- What a room is called in files that we import.
CREATE TABLE room_source (
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    room_id TEXT NOT NULL REFERENCES room (id),
    PRIMARY KEY (source, external_id)
);
