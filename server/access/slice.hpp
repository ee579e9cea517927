// One page of a list.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace multaqa::access {

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

}  // namespace multaqa::access
