-- What the calendar file that a recurrence came from said of its dates when it was last read, as JSON; null where it came from
-- none. What differs from it here was changed here.
ALTER TABLE recurrence ADD COLUMN imported TEXT;
