-- Organisations and people. Localised texts are JSON objects by language; one that is not given is '{}'.

CREATE TABLE organization (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    country TEXT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- languages is a JSON array of language tags in order of preference.
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    honorific TEXT NOT NULL,
    organization_id TEXT REFERENCES organization (id),
    languages TEXT NOT NULL,
    home_zone TEXT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX person_of_organization ON person (organization_id, id);

-- How to reach a person: for staff only. Several people may share one (a secretariat's mailbox).
-- folded is the value as it is compared: e-mail addresses case-folded.
CREATE TABLE contact_point (
    person_id TEXT NOT NULL REFERENCES person (id),
    n BIGINT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (person_id, n)
);
CREATE INDEX contact_point_by_value ON contact_point (kind, folded);

-- What a person is called in files that we import: source names the kind of file, external_id the person there.
CREATE TABLE person_source (
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (source, external_id)
);
