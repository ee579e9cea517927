-- The wall time that was asked for, where other zone data have shifted it out of a gap; null otherwise. Whoever places the
-- row anew clears it. Once the gap is gone the row stands at this time again.
ALTER TABLE session ADD COLUMN meant_start TEXT;
ALTER TABLE published_placement ADD COLUMN meant_start TEXT;
