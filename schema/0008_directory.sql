-- Organisations and people, whole: kinds, parents, functions, memberships, merging. A row that was merged into another
-- (merged_into) is archived and answers with the survivor. languages and language_levels are JSON: tags in order of
-- preference, level by tag; needs is JSON as well, and for staff only like contact points.

ALTER TABLE organization ADD COLUMN kind TEXT NOT NULL DEFAULT 'other';
ALTER TABLE organization ADD COLUMN seat TEXT NOT NULL DEFAULT '{}';
ALTER TABLE organization ADD COLUMN zone TEXT;
ALTER TABLE organization ADD COLUMN languages TEXT NOT NULL DEFAULT '[]';
ALTER TABLE organization ADD COLUMN parent_id TEXT REFERENCES organization (id);
ALTER TABLE organization ADD COLUMN archived BIGINT NOT NULL DEFAULT 0;
ALTER TABLE organization ADD COLUMN merged_into TEXT REFERENCES organization (id);
CREATE INDEX organization_of_parent ON organization (parent_id, id);
CREATE INDEX organization_merged ON organization (merged_into);

-- How to reach an organisation; columns as in contact_point.
CREATE TABLE organization_contact (
    organization_id TEXT NOT NULL REFERENCES organization (id),
    n BIGINT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (organization_id, n)
);
CREATE INDEX organization_contact_by_value ON organization_contact (kind, folded);

ALTER TABLE person ADD COLUMN gender TEXT;
ALTER TABLE person ADD COLUMN language_levels TEXT NOT NULL DEFAULT '{}';
ALTER TABLE person ADD COLUMN needs TEXT NOT NULL DEFAULT '{}';
ALTER TABLE person ADD COLUMN archived BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN merged_into TEXT REFERENCES person (id);
CREATE INDEX person_merged ON person (merged_into);
CREATE INDEX person_source_of_person ON person_source (person_id);

-- What a person is somewhere; days are ISO 8601, both included, null where open.
CREATE TABLE person_function (
    person_id TEXT NOT NULL REFERENCES person (id),
    n BIGINT NOT NULL,
    title TEXT NOT NULL,
    organization_id TEXT REFERENCES organization (id),
    first_day TEXT,
    last_day TEXT,
    PRIMARY KEY (person_id, n)
);
CREATE INDEX person_function_of_organization ON person_function (organization_id);

-- A person or an organisation belongs to an organisation, in a role; exactly one of the two members is given.
CREATE TABLE membership (
    id TEXT NOT NULL PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    person_id TEXT REFERENCES person (id),
    member_organization_id TEXT REFERENCES organization (id),
    role TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    archived BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK ((person_id IS NULL) <> (member_organization_id IS NULL))
);
CREATE INDEX membership_of_organization ON membership (organization_id, id);
CREATE INDEX membership_of_person ON membership (person_id, id);
CREATE INDEX membership_of_member ON membership (member_organization_id, id);
