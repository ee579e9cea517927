// Two entries of the directory that are one: what is kept of both.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "directory/organization.hpp"
#include "directory/person.hpp"

namespace multaqa::directory {

// What to do where the survivor would be booked twice.
struct MergeGovernance {
    enum class Clashes { refuse, override_ };
    Clashes clashes = Clashes::refuse;
    std::string reason;  // for override_
};

// What people have to look at after a merge.
struct MergeConflict {
    // Of a conflict ("P1"), or what was settled and how: "two-accounts", "acts-for-ended", "membership-of-itself",
    // "membership-twice", or "too-many" of what one entry may have.
    std::string code;
    std::string id;  // of the conflict, the person, the relation, the membership, or the field that was cut short
    std::vector<std::string> sessions;

    friend bool operator==(const MergeConflict&, const MergeConflict&) = default;
};

// The survivor's own fields win; what it has not, and every further contact point, language and function,
// comes from the one that goes. What the limits leave no room for is told in `conflicts`.
PersonDetails merged(const PersonDetails& survivor, const PersonDetails& gone,
                     std::vector<MergeConflict>& conflicts);
OrganizationFields merged(const OrganizationFields& survivor, const OrganizationFields& gone,
                          std::vector<MergeConflict>& conflicts);

}  // namespace multaqa::directory
