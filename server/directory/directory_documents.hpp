// The directory as callers receive it: one table a thing says which member is for whom (DECISIONS 22).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "directory/duplicate.hpp"
#include "directory/membership.hpp"
#include "directory/organization.hpp"
#include "directory/person.hpp"

namespace multaqa::directory {

enum class Viewer { anyone, staff };  // ascending: staff see everything

struct Member {
    std::string_view name;
    Viewer least;  // who may see it
};
std::span<const Member> members_of_person();
std::span<const Member> members_of_organization();

// Holds what `viewer` may see; throws std::logic_error at a member that the table does not name.
json::object document(const PersonRecord& record, Viewer viewer);
json::object document(const Organization& organization, Viewer viewer);

// For staff only.
json::object document(const Membership& membership);
json::object document(const Duplicate& duplicate);
json::array document(const std::vector<Duplicate>& duplicates);

}  // namespace multaqa::directory
