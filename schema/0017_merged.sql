-- Nearly nobody is merged into another: an index that holds all the others, too, looks to SQLite as if it found ten rows where
-- merged_into is null, and every list and every search by e-mail then walks through the whole directory.
DROP INDEX organization_merged;
CREATE INDEX organization_merged ON organization (merged_into) WHERE merged_into IS NOT NULL;
DROP INDEX person_merged;
CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL;
