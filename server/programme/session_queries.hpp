// Reading sessions of the working programme. Loading a whole programme takes a handful of queries.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/event.hpp"
#include "programme/session.hpp"
#include "programme/session_tree.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

// Archived sessions are not there.
std::optional<Session> find_session(store::Connection& db, const SessionId& id);
std::optional<Session> find_session_by_uid(store::Connection& db, const EventId& event, std::string_view uid);
// All trees of the event; sessions by id.
SessionTree load_sessions(store::Connection& db, const EventId& event);
// The whole tree to which the session belongs; empty if there is no such session.
SessionTree load_tree(store::Connection& db, const SessionId& id);
// Every uid of the event's live sessions, for imports.
std::map<std::string, SessionId> list_uids(store::Connection& db, const EventId& event);

// not_found, or forbidden where the session is published and the caller is not staff.
Result<Session> get_session(store::Connection& db, const Caller& caller, const SessionId& id);

struct SessionPage {
    std::vector<Session> sessions;  // by utcStart, then id; those of the pool last
    std::string next;
};
Result<SessionPage> list_sessions(store::Connection& db, const Caller& caller, const EventId& event, std::size_t limit,
                                  std::string_view cursor);

}  // namespace multaqa::programme
