// A row of a table of rooms: the one place that knows the columns. Pure.
#pragma once

#include <span>
#include <string>

#include "directory/table_fields.hpp"
#include "resources/room.hpp"
#include "resources/site.hpp"
#include "tables/headings.hpp"
#include "tables/sheet.hpp"

namespace multaqa::resources {

std::span<const tables::Column> room_columns();

struct RoomRow {
    std::string id;       // ours, or the file's; may be ""
    LocalizedText site;   // by name
    LocalizedText address;  // of the site
    std::string zone;     // of the site, where it is new
    LocalizedText name;
    std::optional<std::int64_t> capacity;
    std::optional<minutes> turnaround;
    directory::Problems problems;
};
RoomRow read_room_row(const tables::Record& record, const tables::Vocabulary& vocabulary);

RoomFields joined(RoomFields present, const RoomRow& row, const SiteId& site);

tables::Fields fields_of(const Room& room, const Site& site);

}  // namespace multaqa::resources
