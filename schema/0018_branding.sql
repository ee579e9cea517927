-- The name, the colour and the first language of the institution that runs this installation: one row, there from the start.

-- name, short_name and letterhead are JSON by language. color is #rrggbb in small letters as the institution has it; what is
-- shown is made readable by whoever shows it. logo_sha256 names the picture's bytes, which lie where those of documents do.
CREATE TABLE branding (
    n BIGINT NOT NULL PRIMARY KEY CHECK (n = 1),
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    letterhead TEXT NOT NULL,
    color TEXT,
    default_language TEXT NOT NULL,
    logo_sha256 TEXT,
    logo_media_type TEXT,
    version BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK ((logo_sha256 IS NULL) = (logo_media_type IS NULL))
);
INSERT INTO branding (n, name, short_name, letterhead, default_language, version, updated_at)
VALUES (1, '{}', '{}', '{}', 'en', 1, 0);
