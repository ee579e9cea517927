// Fields that people and organisations share, as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/json/reader.hpp"
#include "directory/contact.hpp"
#include "directory/period.hpp"

namespace multaqa::directory {

inline constexpr std::string_view kContactPoints = "contactPoints";

std::vector<std::string> read_languages(json::ObjectReader& reader, std::vector<Fault>& faults);
std::vector<ContactPoint> read_contact_points(json::ObjectReader& reader, std::vector<Fault>& faults);
// firstDay and lastDay; a fault where they are in the wrong order.
Period read_period(json::ObjectReader& reader);

// Each adds its members, if there is anything to tell.
void add_languages(json::object& result, const std::vector<std::string>& languages);
void add_contact_points(json::object& result, const std::vector<ContactPoint>& contacts);
void add_period(json::object& result, const Period& period);

// The objects of an array under `name`, each handed with its pointer to `read_item(value, pointer)`.
template <class ReadItem>
void read_items(json::ObjectReader& reader, std::string_view name, std::size_t most, ReadItem read_item) {
    if (reader.presence(name) != json::Presence::present) return;
    const auto* const items = reader.find(name)->if_array();
    if (items == nullptr) return reader.fault(name, "fault.type", {{"expected", "array"}});
    if (items->size() > most)
        return reader.fault(name, "fault.too-many-items", {{"max", std::to_string(most)}});
    std::size_t n = 0;
    for (const auto& item : *items) read_item(item, reader.pointer_to(name) + "/" + std::to_string(n++));
}

}  // namespace multaqa::directory
