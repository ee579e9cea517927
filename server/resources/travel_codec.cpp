#include "resources/travel_codec.hpp"

#include <utility>

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/resource_limits.hpp"
#include "resources/resources_codec.hpp"

namespace multaqa::resources {
namespace {

json::object minutes_json(const std::optional<minutes>& duration) {
    json::object body;
    if (duration) body["minutes"] = duration->count();
    return body;
}

}  // namespace

Result<WantedTravelTime> read_travel_time(const json::value& body) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    WantedTravelTime wanted;
    wanted.key.from = reader.required_id<SiteId>("fromSiteId").value_or(SiteId{}).text();
    wanted.key.to = reader.required_id<SiteId>("toSiteId").value_or(SiteId{}).text();
    if (!wanted.key.from.empty() && wanted.key.from == wanted.key.to) reader.fault("toSiteId", "fault.same-site");
    if (reader.presence("mode") != json::Presence::present) reader.fault("mode", "fault.required");
    wanted.key.mode = reader.optional_word("mode", scheduling::parse_travel_mode).value_or(scheduling::TravelMode::car);
    if (reader.presence("minutes") == json::Presence::absent) reader.fault("minutes", "fault.required");
    if (const auto given = reader.optional_integer("minutes", 1, limits::kTravelTime.count())) wanted.duration = minutes{*given};
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return wanted;
}

json::object travel_time_json(const scheduling::TravelTime& time) {
    json::object body{{"fromSiteId", time.key.from},
                      {"toSiteId", time.key.to},
                      {"mode", word(time.key.mode)},
                      {"minutes", time.duration.count()},
                      {"at", format_utc(time.at)}};
    if (time.account_id) body["by"] = *time.account_id;
    return body;
}

json::object travel_json(const scheduling::Travel& travel) {
    json::object body{{"fromSiteId", travel.from}, {"toSiteId", travel.to}, {"basis", word(travel.basis)}};
    if (travel.mode) {
        body["mode"] = word(*travel.mode);
        body["minutes"] = travel.duration.count();
    }
    return body;
}

std::string cursor_of(const scheduling::TravelKey& key) { return key.from + "." + key.to + "." + std::string(word(key.mode)); }

std::optional<scheduling::TravelKey> parse_travel_cursor(std::string_view cursor) {
    if (cursor.empty()) return scheduling::TravelKey{};
    const auto first = cursor.find('.');
    const auto second = first == std::string_view::npos ? first : cursor.find('.', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto from = SiteId::parse(cursor.substr(0, first));
    const auto to = SiteId::parse(cursor.substr(first + 1, second - first - 1));
    const auto mode = scheduling::parse_travel_mode(cursor.substr(second + 1));
    if (!from || !to || !mode) return std::nullopt;
    return scheduling::TravelKey{from->text(), to->text(), *mode};
}

command::Change travel_time_set(const scheduling::TravelKey& key, const std::optional<minutes>& before, const std::optional<minutes>& after) {
    const auto data = json::field_changes(minutes_json(before), minutes_json(after));
    return {kScope, "TravelTimeSet", "travel-time", cursor_of(key), json::serialize(data), {}};
}

}  // namespace multaqa::resources
