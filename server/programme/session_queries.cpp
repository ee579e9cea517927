#include "programme/session_queries.hpp"

#include <charconv>

#include "programme/audience.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/session_store.hpp"

namespace multaqa::programme {
namespace {

// "MICROSECONDS_ID"
std::optional<session_store::Position> parse_session_cursor(std::string_view cursor) {
    const auto mark = cursor.find('_');
    if (mark == std::string_view::npos) return std::nullopt;
    std::int64_t micros = 0;
    const auto* const end = cursor.data() + mark;
    const auto [rest, failure] = std::from_chars(cursor.data(), end, micros);
    auto id = SessionId::parse(cursor.substr(mark + 1));
    if (failure != std::errc{} || rest != end || !id) return std::nullopt;
    return session_store::Position{from_micros(micros), std::move(*id)};
}

}  // namespace

std::optional<Session> find_session(store::Connection& db, const SessionId& id) { return session_store::find(db, id); }

std::optional<Session> find_session_by_uid(store::Connection& db, const EventId& event, std::string_view uid) {
    const auto id = session_store::find_by_uid(db, event, uid);
    return id ? session_store::find(db, *id) : std::nullopt;
}

SessionTree load_sessions(store::Connection& db, const EventId& event) { return SessionTree(session_store::list_of_event(db, event)); }

SessionTree load_tree(store::Connection& db, const SessionId& id) { return SessionTree(session_store::list_of_tree_of(db, id)); }

std::map<std::string, SessionId> list_uids(store::Connection& db, const EventId& event) { return session_store::list_uids(db, event); }

Result<Session> get_session(store::Connection& db, const Caller& caller, const SessionId& id) {
    auto session = session_store::find(db, id);
    if (!session) return not_found();
    const auto event = find_event(db, session->event);
    if (!event) return not_found();
    const auto sight = sight_of(caller, *event);
    if (sight == Sight::none || (sight == Sight::released && !session->released)) return not_found();
    if (sight != Sight::working) return forbidden();
    return std::move(*session);
}

Result<SessionPage> list_sessions(store::Connection& db, const Caller& caller, const EventId& event, std::size_t limit,
                                  std::string_view cursor) {
    if (const auto allowed = get_working_event(db, caller, event); allowed.has_error()) return allowed.error();
    const auto position = parse_session_cursor(cursor);
    if (!cursor.empty() && !position) return validation_failed("?cursor", "fault.cursor");
    SessionPage page{session_store::list_page(db, event, position, limit + 1), ""};
    if (page.sessions.size() <= limit) return page;
    page.sessions.pop_back();
    const auto last = session_store::position_of(page.sessions.back());
    page.next = std::to_string(to_micros(last.utc_start)) + "_" + last.id.text();
    return page;
}

}  // namespace multaqa::programme
