-- Time zone data by version, and the changes from one version to another. Which one is adopted stands in meta under
-- zone_data_version; a change writes it at its start, and goes on with the rows that it moves.

-- text is tzdata.zi, as zic reads it: every node compiles it for itself. source says where it came from. A version that is
-- stored here never gets another text.
CREATE TABLE zone_data (
    version TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    text TEXT NOT NULL,
    stored_at BIGINT NOT NULL
);

-- At most one is unfinished. cursor is where its batches have come to, "" at the start. account_id is null where the
-- command line or the configuration started it.
CREATE TABLE zone_change (
    id TEXT NOT NULL PRIMARY KEY,
    from_version TEXT NOT NULL REFERENCES zone_data (version),
    to_version TEXT NOT NULL REFERENCES zone_data (version),
    started_at BIGINT NOT NULL,
    account_id TEXT,
    finished_at BIGINT,
    cursor TEXT NOT NULL,
    looked_at BIGINT NOT NULL,
    sessions BIGINT NOT NULL,
    published_placements BIGINT NOT NULL,
    bookings BIGINT NOT NULL,
    blockings BIGINT NOT NULL,
    unavailabilities BIGINT NOT NULL,
    releases BIGINT NOT NULL
);

-- What a change has moved, in the order in which it was moved. owner_id is that of the kind, of a published placement its
-- session's; body is JSON as on the wire, without the clocks of those who take part.
CREATE TABLE zone_change_move (
    change_id TEXT NOT NULL REFERENCES zone_change (id),
    n BIGINT NOT NULL,
    kind TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    event_id TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (change_id, n)
);
