-- Access, whole: accounts that are disabled, sign-ins that can be listed, tokens that may less, links that need no
-- account, and who may act for whom.

-- A disabled account keeps its history and its grants, but opens no door.
ALTER TABLE account ADD COLUMN disabled_at BIGINT;

-- In whose name the account of the row has acted ("account:{id}", "person:{id}"); null: in its own.
ALTER TABLE change ADD COLUMN acts_for TEXT;

-- The grants of one scope, to list and to revoke them.
CREATE INDEX access_grant_by_scope ON access_grant (scope, account_id);

-- Scopes separated by blanks in which alone the token counts; '' where it counts everywhere.
ALTER TABLE api_token ADD COLUMN scopes TEXT NOT NULL DEFAULT '';
ALTER TABLE api_token ADD COLUMN read_only BIGINT NOT NULL DEFAULT 0 CHECK (read_only IN (0, 1));

-- A browser that is signed in, now with an id of its own that may be shown. Who was signed in signs in once more.
DROP TABLE sign_in;
CREATE TABLE sign_in (
    id TEXT NOT NULL PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sign_in_by_expiry ON sign_in (expires_at);
CREATE INDEX sign_in_of_account ON sign_in (account_id, id);

-- Links without account (DECISIONS 24): one secret for one purpose in one scope. A revoked link is deleted; used_at is
-- the last use, which ends a link that works once. email, role and grants ("scope role, …") are those of an invitation.
CREATE TABLE link (
    id TEXT NOT NULL PRIMARY KEY,
    secret_hash TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    scope TEXT NOT NULL,
    label TEXT NOT NULL,
    email TEXT,
    role TEXT,
    grants TEXT NOT NULL,
    created_by TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX link_by_scope ON link (purpose, scope, id);
CREATE INDEX link_by_expiry ON link (expires_at);

-- account_id may act for one other account or one person: an assistant for a president. person_id is opaque here.
CREATE TABLE acts_for (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    principal TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (account_id, principal)
);
CREATE INDEX acts_for_by_principal ON acts_for (principal, id);
