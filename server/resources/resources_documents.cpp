#include "resources/resources_documents.hpp"

#include "resources/resources_codec.hpp"

namespace multaqa::resources {
namespace {

template <class Fields, class Item>
json::object with_identity(const Item& item) {
    json::object result = to_json(static_cast<const Fields&>(item));
    result.emplace("id", item.id.text());
    result.emplace("version", item.version);
    result.emplace("updated", format_utc(item.updated_at));
    if (item.standing == Standing::archived) result.emplace("archived", true);
    return result;
}

}  // namespace

json::object document(const Site& site) {
    return with_identity<SiteFields>(site);
}
json::object document(const Room& room) {
    return with_identity<RoomFields>(room);
}
json::object document(const Vehicle& vehicle) {
    return with_identity<VehicleFields>(vehicle);
}
json::object document(const Equipment& equipment) {
    return with_identity<EquipmentFields>(equipment);
}

}  // namespace multaqa::resources
