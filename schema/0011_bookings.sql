-- Bookings of a room, a vehicle or an equipment that are no session, and blockings by an authority. Times as in
-- DECISIONS 1: the wall time of the place is the truth. Both project into occupancy and closure.

CREATE TABLE booking (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    wall_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    duration BIGINT NOT NULL,
    fold BIGINT NOT NULL,
    utc_start BIGINT NOT NULL,
    utc_end BIGINT NOT NULL,
    zone_data_version TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    needs TEXT NOT NULL,
    status TEXT NOT NULL,
    held_until BIGINT,
    note TEXT NOT NULL,
    requested_by TEXT,
    decided_by TEXT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK (utc_start < utc_end)
);
CREATE INDEX booking_of_subject ON booking (subject, utc_start, id);
CREATE INDEX booking_by_expiry ON booking (status, held_until);

-- subject: "room/{id}", "vehicle/{id}", "equipment/{id}" or "site/{id}", which stands for all that it holds.
CREATE TABLE blocking (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    wall_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    duration BIGINT NOT NULL,
    fold BIGINT NOT NULL,
    utc_start BIGINT NOT NULL,
    utc_end BIGINT NOT NULL,
    zone_data_version TEXT NOT NULL,
    reason TEXT NOT NULL,
    account_id TEXT,
    lifted BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK (utc_start < utc_end)
);
CREATE INDEX blocking_of_subject ON blocking (subject, utc_start, id);
