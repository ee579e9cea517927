#include "programme/session_codec.hpp"

#include <utility>

#include "common/json/field_changes.hpp"
#include "programme/audience.hpp"
#include "programme/versioned_codec.hpp"

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
}  // namespace

command::Change encode_change(const SessionChange& change, json::object before, json::object after) {
    const Session& session = change.after ? *change.after : *change.before;
    auto data = json::field_changes(without_version(std::move(before)), without_version(std::move(after)));
    if (!change.reason.empty()) data["reason"] = change.reason;
    return {scope_of(session.event), kind_of(change), "session", session.id.text(), json::serialize(data), {}};
}

}  // namespace multaqa::programme
