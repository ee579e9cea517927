// What a client sent, as far as it could be read, with the faults of the rest: a refusal then names them all
// at once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result/problem.hpp"
#include "common/time/zone_database.hpp"

namespace multaqa::directory {

template <class Fields>
struct Draft {
    Fields fields;
    std::vector<Fault>
        faults;  // of reading; the command adds those that only the database or the zones can tell
};

// A change of what is stored, made without knowing it beforehand: from the present fields to the wanted ones.
template <class Fields>
using Edit = std::function<Draft<Fields>(const Fields& present)>;

// What is wrong with a zone's name, or nothing.
std::optional<Fault> check_zone(const ZoneDatabase& zones, const std::string& zone, std::string pointer);
// The refusal for these faults: unknown_time_zone where nothing but zones is wrong, else validation_failed.
Problem refusal(std::vector<Fault> faults);

// One page of a list in order of creation.
template <class Item>
struct Slice {
    std::vector<Item> items;
    std::string next_cursor;  // "" on the last page
};

// From up to one item more than fits: that there is one more tells that the page is not the last.
// `id_of(item)` is the text of its id.
template <class Item, class IdOf>
Slice<Item> slice_of(std::vector<Item> items, std::size_t limit, IdOf id_of) {
    if (items.size() <= limit) return {std::move(items), ""};
    items.pop_back();
    auto cursor = id_of(items.back());
    return {std::move(items), std::move(cursor)};
}

}  // namespace multaqa::directory
