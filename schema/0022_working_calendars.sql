-- Working calendars of countries, organisations, people and the installation, and how the Hijri calendar is corrected.

-- subject_id is '' for the installation, the code of a country, or an id. name, zones, removed are JSON, so are weekend and
-- hours, where there are any, and seasons and prayers by key. origin: who wrote them last; removed: keys of days that somebody
-- has removed, so that no file brings them back.
CREATE TABLE working_calendar (
    id TEXT NOT NULL PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    name TEXT NOT NULL,
    zones TEXT NOT NULL,
    weekend TEXT,
    hours TEXT,
    seasons TEXT NOT NULL,
    prayers TEXT NOT NULL,
    origin TEXT NOT NULL,
    removed TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (subject_kind, subject_id)
);

-- A special day; rule is JSON of one member. since and until are Gregorian years.
CREATE TABLE working_calendar_day (
    calendar_id TEXT NOT NULL REFERENCES working_calendar (id),
    row_key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    rule TEXT NOT NULL,
    length BIGINT NOT NULL,
    since BIGINT,
    until BIGINT,
    certainty TEXT NOT NULL,
    source TEXT NOT NULL,
    verified BIGINT NOT NULL CHECK (verified IN (0, 1)),
    origin TEXT NOT NULL,
    PRIMARY KEY (calendar_id, row_key)
);

-- One row, there from the start. offered: JSON, the countries whose file was loaded once; one that was removed since stays so.
CREATE TABLE calendar_settings (
    n BIGINT NOT NULL PRIMARY KEY CHECK (n = 1),
    hijri_correction BIGINT NOT NULL,
    offered TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
INSERT INTO calendar_settings (n, hijri_correction, offered, version, updated_at)
VALUES (1, 0, '[]', 1, 0);
