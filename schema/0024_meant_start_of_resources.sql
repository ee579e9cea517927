-- As in 0023, of what stands in the times of resources and people.
ALTER TABLE booking ADD COLUMN meant_start TEXT;
ALTER TABLE blocking ADD COLUMN meant_start TEXT;
ALTER TABLE unavailability ADD COLUMN meant_start TEXT;
