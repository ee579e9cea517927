// What a client sent, as far as it could be read, with the faults of the rest: a refusal then names them all at once.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/result/problem.hpp"

namespace multaqa::directory {

template <class Fields>
struct Draft {
    Fields fields;
    std::vector<Fault> faults;  // of reading; the command adds those that only the database or the zones can tell
};

// A change of what is stored, made without knowing it beforehand: from the present fields to the wanted ones.
template <class Fields>
using Edit = std::function<Draft<Fields>(const Fields& present)>;

// One page of a list in order of creation.
template <class Item>
struct Slice {
    std::vector<Item> items;
    std::string next_cursor;  // "" on the last page
};

}  // namespace multaqa::directory
