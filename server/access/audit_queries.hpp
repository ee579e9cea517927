// The audit: what was changed, by whom, when; each reader sees the scopes that are theirs.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "access/scope_queries.hpp"
#include "command/change_log.hpp"
#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "store/connection.hpp"

namespace multaqa::access {

// Administrators everything; staff of an event its scope; staff the directory and the resources, which they work
// with; nobody else anything. A scope that is not named here is the administrators'.
bool may_audit(store::Connection& db, const Caller& caller, std::string_view scope, const SeesScope& elsewhere = {});

struct AuditPage {
    std::vector<command::LoggedChange> changes;  // ordered by scope, then by place in it
    std::string next;
};
// `filter.scope` empty: every scope that the caller may see. Otherwise not_found where it may not be seen.
Result<AuditPage> list_audit(store::Connection& db, const Caller& caller, const command::ChangeFilter& filter,
                             const command::LogPlace& after, std::size_t limit, const SeesScope& elsewhere = {});

// The same from the end of the log, the newest first; by `before`, or from the end. A page may hold less than `limit`, and even
// nothing, while `next` goes on: only so much of the log is looked through at once.
Result<AuditPage> list_newest_audit(store::Connection& db, const Caller& caller, const command::ChangeFilter& filter,
                                    const std::optional<command::LogMoment>& before, std::size_t limit, const SeesScope& elsewhere = {});

// Places as cursors: "scope_revision_n"; nullopt for what is none of ours.
std::optional<command::LogPlace> parse_log_place(std::string_view cursor);
// "MICROSECONDS_scope_revision_n".
std::optional<command::LogMoment> parse_log_moment(std::string_view cursor);

}  // namespace multaqa::access
