#include "programme/event_codec.hpp"

#include <utility>

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "programme/audience.hpp"
#include "programme/versioned_codec.hpp"

namespace multaqa::programme {
namespace {

}  // namespace

command::Change encode_change(const EventId& event, json::object before, json::object after) {
    const auto* const kind = before.empty() ? "EventCreated" : "EventChanged";
    const auto data = json::field_changes(without_version(std::move(before)), without_version(std::move(after)));
    return {scope_of(event), kind, "event", event.text(), json::serialize(data), {}};
}

command::Change encode_change(const Release& release, const std::vector<std::string>& overridden) {
    json::object data;
    data["number"] = release.number.number;
    data["part"] = release.number.part;
    data["counts"] = {{"sessions", release.counts.sessions},
                      {"added", release.counts.added},
                      {"changed", release.counts.changed},
                      {"removed", release.counts.removed}};
    if (!release.note.empty()) data["note"] = json::to_json(release.note);
    if (!release.reason.empty()) data["reason"] = release.reason;
    if (!overridden.empty()) data["overridden"] = json::array(overridden.begin(), overridden.end());
    return {scope_of(release.event), "ReleasePublished", "event", release.event.text(), json::serialize(data), {}};
}

}  // namespace multaqa::programme
