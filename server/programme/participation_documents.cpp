#include "programme/participation_documents.hpp"

#include <array>
#include <span>
#include <string_view>

#include "common/json/reader.hpp"

namespace multaqa::programme {
namespace {

constexpr std::array<std::string_view, 11> kOfSession{"id",          "type",     "title",  "start",    "timeZone", "endTimeZone",
                                                      "duration",    "allDay",   "utcStart", "utcEnd", "status"};
constexpr std::array<std::string_view, 3> kOfParticipant{"roles", "required", "participationStatus"};

json::object members_of(const json::object& from, std::span<const std::string_view> names) {
    json::object picked;
    for (const auto name : names)
        if (const auto* const value = from.if_contains(name)) picked.emplace(name, *value);
    return picked;
}

}  // namespace

json::object participation_json(const Event& event, const json::object& session, const json::object& participant) {
    auto encoded = members_of(participant, kOfParticipant);
    encoded["event"] = json::object{{"id", event.id.text()}, {"slug", event.content.slug}, {"title", json::to_json(event.content.title)}};
    encoded["session"] = members_of(session, kOfSession);
    return encoded;
}

}  // namespace multaqa::programme
