-- Who may enter and what they may do. Nothing here can be used to enter: passwords are argon2id hashes, cookies and
-- API tokens are kept as SHA-256 of 256 random bits.

-- email is case-folded. person_id is opaque here: people belong to the directory, to the right.
CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    person_id TEXT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- A right in one scope ("event:{id}"), written by the command of the scope's owner (DECISIONS 27).
CREATE TABLE access_grant (
    account_id TEXT NOT NULL REFERENCES account (id),
    scope TEXT NOT NULL,
    role TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account_id, scope)
);

-- A browser that is signed in. expires_at slides with use and ends 30 days after created_at at the latest.
CREATE TABLE sign_in (
    secret_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sign_in_by_expiry ON sign_in (expires_at);

CREATE TABLE api_token (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    secret_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    used_at BIGINT
);
CREATE INDEX api_token_of_account ON api_token (account_id, id);
