-- The log is read from its end, over all scopes.
CREATE INDEX change_by_time ON change (at, scope, revision, n);
