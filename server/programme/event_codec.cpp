#include "programme/event_codec.hpp"

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "programme/audience.hpp"
#include "programme/event_documents.hpp"

namespace multaqa::programme {
namespace {

json::object fields_of(const Event& event) {
    auto fields = event_json(event, std::nullopt);
    fields.erase("version");
    fields.erase("updated");
    return fields;
}

}  // namespace

command::Change encode_change(const std::optional<Event>& before, const Event& after) {
    const auto data = json::field_changes(before ? fields_of(*before) : json::object{}, fields_of(after));
    return {scope_of(after.id), before ? "EventChanged" : "EventCreated", "event", after.id.text(), json::serialize(data), {}};
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
