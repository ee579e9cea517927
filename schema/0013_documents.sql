-- Documents of events and their sessions: concept notes, minutes, presentations, links to recordings.

-- Of a file: sha256 names its bytes, which lie below the data folder on SQLite and in document_chunk on PostgreSQL; all
-- three are null until they arrive. uri is that of a link, which has no bytes.
CREATE TABLE document (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES event (id),
    session_id TEXT REFERENCES session (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    audience TEXT NOT NULL,
    file_name TEXT,
    uri TEXT,
    sha256 TEXT,
    size BIGINT,
    media_type TEXT,
    archived BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX document_of_event ON document (event_id, id);
CREATE INDEX document_of_session ON document (session_id, id);

-- The bytes of a file in order, each piece at most a mebibyte; the same bytes stand here once.
CREATE TABLE document_chunk (
    sha256 TEXT NOT NULL,
    n BIGINT NOT NULL,
    bytes {blob} NOT NULL,
    PRIMARY KEY (sha256, n)
);
