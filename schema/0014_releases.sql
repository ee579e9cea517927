-- Whole numbers for formats that know no other ids (frab): each session and person of an event gets one when a release
-- first shows it, keeps it over all releases, and no number is given twice. kind: session, person.
CREATE TABLE published_number (
    event_id TEXT NOT NULL REFERENCES event (id),
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (event_id, kind, subject_id),
    UNIQUE (event_id, kind, number)
);

-- What was released before there were numbers. A person whom only an older release names stays without one.
INSERT INTO published_number (event_id, kind, subject_id, number)
SELECT s.event_id, 'session', s.id,
    (SELECT count(*) FROM session o WHERE o.event_id = s.event_id AND o.released = 1 AND o.id <= s.id)
FROM session s
WHERE s.released = 1;

INSERT INTO published_number (event_id, kind, subject_id, number)
SELECT p.event_id, 'person', p.person_id,
    (SELECT count(DISTINCT x.person_id) FROM session_participant x JOIN session o ON o.id = x.session_id
     WHERE o.event_id = p.event_id AND o.released = 1 AND x.person_id <= p.person_id)
FROM (SELECT DISTINCT s.event_id, x.person_id FROM session_participant x JOIN session s ON s.id = x.session_id
      WHERE s.released = 1) p;
