#include "resources/resources_codec.hpp"

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"

namespace multaqa::resources {
namespace {

command::Change change(std::string kind, std::string entity_kind, const std::string& id,
                       const json::object& before, const json::object& after) {
    return {kScope,
            std::move(kind),
            std::move(entity_kind),
            id,
            json::serialize(json::field_changes(before, after)),
            {}};
}

}  // namespace

json::object to_json(const SiteFields& fields) {
    json::object result;
    result.emplace("name", json::to_json(fields.name));
    result.emplace("timeZone", fields.zone);
    if (!fields.address.empty()) result.emplace("address", json::to_json(fields.address));
    return result;
}

json::object to_json(const RoomFields& fields) {
    json::object result;
    result.emplace("siteId", fields.site.text());
    result.emplace("name", json::to_json(fields.name));
    if (fields.capacity) result.emplace("capacity", *fields.capacity);
    return result;
}

directory::Draft<SiteFields> read_site(const json::value& body) {
    directory::Draft<SiteFields> draft;
    json::ObjectReader reader(body, draft.faults);
    draft.fields.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    draft.fields.zone = reader.required_text("timeZone", 64).value_or("");
    draft.fields.address =
        reader.optional_localized("address", limits::kAddressBytes).value_or(LocalizedText{});
    reader.refuse_unknown();
    return draft;
}

directory::Draft<RoomFields> read_room(const json::value& body) {
    directory::Draft<RoomFields> draft;
    json::ObjectReader reader(body, draft.faults);
    draft.fields.site = reader.required_id<SiteId>("siteId").value_or(SiteId{});
    draft.fields.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    draft.fields.capacity = reader.optional_integer("capacity", 1, limits::kRoomCapacity);
    reader.refuse_unknown();
    return draft;
}

command::Change site_added(const Site& site) {
    return change("SiteAdded", "site", site.id.text(), {}, to_json(site));
}

command::Change site_changed(const SiteFields& before, const Site& after) {
    return change("SiteChanged", "site", after.id.text(), to_json(before), to_json(after));
}

command::Change room_added(const Room& room) {
    return change("RoomAdded", "room", room.id.text(), {}, to_json(room));
}

command::Change room_changed(const RoomFields& before, const Room& after) {
    return change("RoomChanged", "room", after.id.text(), to_json(before), to_json(after));
}

}  // namespace multaqa::resources
