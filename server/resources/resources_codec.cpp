#include "resources/resources_codec.hpp"

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "common/resource_limits.hpp"
#include "scheduling/needs_codec.hpp"

namespace multaqa::resources {
namespace {

constexpr std::string_view kPlate = "plate";

// One of two that only mean something together.
std::optional<double> read_degrees(json::ObjectReader& reader, std::string_view name, double most) {
    const auto* found = reader.find(name);
    if (found == nullptr || found->is_null()) return std::nullopt;
    if (!found->is_number()) {
        reader.fault(name, "fault.type", {{"expected", "number"}});
        return std::nullopt;
    }
    const auto degrees = found->to_number<double>();
    if (degrees >= -most && degrees <= most) return degrees;
    const auto bound = std::to_string(static_cast<int>(most));
    reader.fault(name, "fault.range", {{"min", "-" + bound}, {"max", bound}});
    return std::nullopt;
}

std::optional<Coordinates> read_coordinates(json::ObjectReader& reader) {
    const auto latitude = read_degrees(reader, "latitude", 90);
    const auto longitude = read_degrees(reader, "longitude", 180);
    const bool has_latitude = reader.presence("latitude") == json::Presence::present;
    const bool has_longitude = reader.presence("longitude") == json::Presence::present;
    if (has_latitude && !has_longitude) reader.fault("longitude", "fault.required");
    if (has_longitude && !has_latitude) reader.fault("latitude", "fault.required");
    if (!latitude || !longitude) return std::nullopt;
    return Coordinates{*latitude, *longitude};
}

minutes read_turnaround(json::ObjectReader& reader) {
    return minutes{reader.optional_integer("turnaroundMinutes", 0, limits::kTurnaroundMinutes).value_or(0)};
}

// What vehicles and equipment have in common with rooms.
template <class Fields>
void read_common(json::ObjectReader& reader, Fields& fields) {
    fields.site = reader.required_id<SiteId>("siteId").value_or(SiteId{});
    fields.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    fields.owner = reader.optional_id<OrganizationId>("ownerId");
}

template <class Fields>
json::object common_json(const Fields& fields) {
    json::object result;
    result.emplace("siteId", fields.site.text());
    result.emplace("name", json::to_json(fields.name));
    if (fields.owner) result.emplace("ownerId", fields.owner->text());
    return result;
}

void add_turnaround(json::object& body, minutes turnaround) {
    if (turnaround > minutes{0}) body.emplace("turnaroundMinutes", turnaround.count());
}

}  // namespace

json::object to_json(const SiteFields& fields) {
    json::object result;
    result.emplace("name", json::to_json(fields.name));
    result.emplace("timeZone", fields.zone);
    if (!fields.address.empty()) result.emplace("address", json::to_json(fields.address));
    if (fields.coordinates) {
        result.emplace("latitude", fields.coordinates->latitude);
        result.emplace("longitude", fields.coordinates->longitude);
    }
    return result;
}

json::object to_json(const RoomFields& fields) {
    auto result = common_json(fields);
    if (fields.capacity) result.emplace("capacity", *fields.capacity);
    add_turnaround(result, fields.turnaround);
    for (auto& member : scheduling::offers_json(fields.offers)) result.emplace(member.key(), std::move(member.value()));
    return result;
}

json::object to_json(const VehicleFields& fields) {
    auto result = common_json(fields);
    result.emplace("class", word(fields.vehicle_class));
    result.emplace("seats", fields.seats);
    if (!fields.plate.empty()) result.emplace(kPlate, fields.plate);
    add_turnaround(result, fields.turnaround);
    return result;
}

json::object to_json(const EquipmentFields& fields) {
    auto result = common_json(fields);
    result.emplace("count", fields.pieces);
    return result;
}

directory::Draft<SiteFields> read_site(const json::value& body) {
    directory::Draft<SiteFields> draft;
    json::ObjectReader reader(body, draft.faults);
    draft.fields.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    draft.fields.zone = reader.required_text("timeZone", 64).value_or("");
    draft.fields.address =
        reader.optional_localized("address", limits::kAddressBytes).value_or(LocalizedText{});
    draft.fields.coordinates = read_coordinates(reader);
    reader.refuse_unknown();
    return draft;
}

directory::Draft<RoomFields> read_room(const json::value& body) {
    directory::Draft<RoomFields> draft;
    json::ObjectReader reader(body, draft.faults);
    read_common(reader, draft.fields);
    draft.fields.capacity = reader.optional_integer("capacity", 1, limits::kRoomCapacity);
    draft.fields.turnaround = read_turnaround(reader);
    draft.fields.offers = scheduling::read_offers(reader, draft.faults);
    reader.refuse_unknown();
    return draft;
}

directory::Draft<VehicleFields> read_vehicle(const json::value& body) {
    directory::Draft<VehicleFields> draft;
    json::ObjectReader reader(body, draft.faults);
    read_common(reader, draft.fields);
    draft.fields.vehicle_class = reader.optional_word("class", parse_vehicle_class).value_or(VehicleClass::standard);
    draft.fields.seats = reader.required_integer("seats", 1, limits::kVehicleSeats).value_or(1);
    draft.fields.plate = reader.optional_text(kPlate, limits::kPlateBytes).value_or("");
    draft.fields.turnaround = read_turnaround(reader);
    reader.refuse_unknown();
    return draft;
}

directory::Draft<EquipmentFields> read_equipment(const json::value& body) {
    directory::Draft<EquipmentFields> draft;
    json::ObjectReader reader(body, draft.faults);
    read_common(reader, draft.fields);
    draft.fields.pieces = reader.required_integer("count", 1, limits::kEquipmentPieces).value_or(1);
    reader.refuse_unknown();
    return draft;
}

command::Change resource_change(std::string_view kind, std::string_view deed, const std::string& id, const json::object& before,
                                const json::object& after) {
    std::string name(kind);
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    name += deed;
    return {kScope, std::move(name), std::string(kind), id, json::serialize(json::field_changes(before, after, {kPlate})), {}};
}

std::string encode_offers(const scheduling::Place& offers) { return scheduling::encode_place(offers); }
scheduling::Place decode_offers(std::string_view stored) { return scheduling::decode_place(stored); }

}  // namespace multaqa::resources
