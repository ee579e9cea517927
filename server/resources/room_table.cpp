#include "resources/room_table.hpp"

#include <array>

#include "common/limits.hpp"
#include "tables/cells.hpp"

namespace multaqa::resources {
namespace {

using tables::Column;

constexpr std::array kRoomColumns = {
    Column{"id"},
    Column{"name", Column::Form::localized},
    Column{"site", Column::Form::localized},
    Column{"address", Column::Form::localized},
    Column{"time_zone"},
    Column{"capacity"},
    Column{"turnaround"},
};

void read_numbers(const tables::Record& record, const tables::Vocabulary& vocabulary, RoomRow& row) {
    if (const auto text = record.text("capacity"); !text.empty()) {
        row.capacity = tables::integer_of(text);
        if (!row.capacity || *row.capacity < 1 || *row.capacity > limits::kRoomCapacity)
            row.problems.push_back(record.problem("capacity", "row-problem.integer", {{"min", "1"}, {"max", std::to_string(limits::kRoomCapacity)}}));
    }
    if (const auto text = record.text("turnaround"); !text.empty()) {
        row.turnaround = tables::length_of(text, vocabulary);
        if (!row.turnaround || *row.turnaround > std::chrono::hours(24)) row.problems.push_back(record.problem("turnaround", "row-problem.duration"));
    }
}

}  // namespace

std::span<const Column> room_columns() { return kRoomColumns; }

RoomRow read_room_row(const tables::Record& record, const tables::Vocabulary& vocabulary) {
    RoomRow row;
    row.id = record.text("id");
    if (row.id.size() > limits::kContactBytes)
        row.problems.push_back(record.problem("id", "row-problem.too-long", {{"max", std::to_string(limits::kContactBytes)}}));
    row.name = directory::read_text(record, "name", row.problems);
    if (row.name.empty()) row.problems.push_back(record.problem("name", "row-problem.required"));
    row.site = directory::read_text(record, "site", row.problems);
    if (row.site.empty()) row.problems.push_back(record.problem("site", "row-problem.required"));
    row.address = directory::read_text(record, "address", row.problems);
    row.zone = record.text("time_zone");
    read_numbers(record, vocabulary, row);
    return row;
}

RoomFields joined(RoomFields present, const RoomRow& row, const SiteId& site) {
    present.site = site;
    directory::join(present.name, row.name);
    if (row.capacity) present.capacity = row.capacity;
    if (row.turnaround) present.turnaround = *row.turnaround;
    return present;
}

tables::Fields fields_of(const Room& room, const Site& site) {
    tables::Fields fields;
    fields.put("id", room.id.text());
    fields.put("name", room.name);
    fields.put("site", site.name);
    fields.put("address", site.address);
    fields.put("time_zone", site.zone);
    if (room.capacity) fields.put("capacity", std::to_string(*room.capacity));
    if (room.turnaround.count() > 0) fields.put("turnaround", std::to_string(room.turnaround.count()));
    return fields;
}

}  // namespace multaqa::resources
