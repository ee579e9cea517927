#include "programme/session_codec.hpp"

#include "common/json/field_changes.hpp"

namespace multaqa::programme {
namespace {

std::string kind_of(const SessionChange& change) {
    if (change.deed == SessionChange::Deed::placement_given_up) return "PlacementGivenUp";
    if (!change.before) return "SessionCreated";
    if (!change.after) return "SessionArchived";
    const auto& before = *change.before;
    const auto& after = *change.after;
    const bool is_cancelled = after.content.status == SessionStatus::cancelled;
    if (is_cancelled && before.content.status != SessionStatus::cancelled) return "SessionCancelled";
    const bool is_moved = before.placement.wanted != after.placement.wanted || before.placement.utc != after.placement.utc ||
                          before.content.room != after.content.room;
    return is_moved ? "SessionMoved" : "SessionChanged";
}

// Version and time of the change stand in the log beside it.
json::object fields_of(const std::optional<Session>& session) {
    if (!session) return {};
    auto fields = session_json(*session);
    fields.erase("version");
    fields.erase("updated");
    return fields;
}

}  // namespace

command::Change encode_change(const SessionChange& change) {
    const Session& session = change.after ? *change.after : *change.before;
    auto data = json::field_changes(fields_of(change.before), fields_of(change.after));
    if (!change.reason.empty()) data["reason"] = change.reason;
    return {scope_of(session.event), kind_of(change), "session", session.id.text(), json::serialize(data), {}};
}

}  // namespace multaqa::programme
