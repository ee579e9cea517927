// What a client sent, as far as it could be read, with the faults of the rest: a refusal then names them all
// at once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/slice.hpp"
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
using access::Slice;
using access::slice_of;

}  // namespace multaqa::directory
