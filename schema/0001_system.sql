-- What every capability stands on: scopes and their revisions, the change log, topics and their entries,
-- idempotency keys, facts about the installation.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- The unit of ordering of writes (DECISIONS 13): event:{id}, directory, resources, access, system.
-- revision is gapless: it is raised inside the command's savepoint, so a refused command leaves no hole.
CREATE TABLE scope (
    id TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL
);

-- The ordered outbox and audit: 1..n rows for one (scope, revision).
CREATE TABLE change (
    scope TEXT NOT NULL,
    revision BIGINT NOT NULL,
    n BIGINT NOT NULL,
    at BIGINT NOT NULL,
    account_id TEXT,
    request_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    entity_kind TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (scope, revision, n)
);
CREATE INDEX change_of_entity ON change (entity_kind, entity_id);

-- Heads of topics; seq is gapless per topic and orders delivery.
CREATE TABLE topic (
    id TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL
);
CREATE TABLE topic_entry (
    topic TEXT NOT NULL,
    seq BIGINT NOT NULL,
    scope TEXT NOT NULL,
    revision BIGINT NOT NULL,
    at BIGINT NOT NULL,
    ops TEXT NOT NULL,
    PRIMARY KEY (topic, seq)
);
-- What another node has written since: read by scope and revision, whatever topics it concerns.
CREATE INDEX topic_entry_by_scope ON topic_entry (scope, revision);

-- DECISIONS 38: written in the command's savepoint, kept 24 hours, never for refusals.
CREATE TABLE idempotency (
    account_id TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    resource_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account_id, idempotency_key)
);
CREATE INDEX idempotency_by_age ON idempotency (at);

-- What can be taken: "room/{id}", "person/{id}". The row is what a command locks (DECISIONS 11); version rises with
-- every change of the subject's occupancies; longest bounds the minutes of its longest one, for overlap queries.
CREATE TABLE subject (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    longest BIGINT NOT NULL
);
