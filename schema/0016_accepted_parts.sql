-- What exactly an override has accepted, by name: the people whom P2 loses, what R3 lacks. Another of them is to be decided
-- anew. Of those from before nothing is known.
ALTER TABLE conflict_record ADD COLUMN accepted_parts TEXT NOT NULL DEFAULT '';
