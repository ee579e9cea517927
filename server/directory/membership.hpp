// That a person or an organisation belongs to an organisation, in a role and for a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/ids/id.hpp"
#include "directory/period.hpp"

namespace multaqa::directory {

using MembershipId = Id<struct MembershipTag>;

enum class MembershipRole {
    member,
    associate_member,
    board_member,
    president,
    vice_president,
    secretary,
    treasurer,
    observer,
    focal_point,
    honorary_member
};
std::optional<MembershipRole> parse_membership_role(std::string_view word);
std::string_view word(MembershipRole role);

struct MembershipFields {
    OrganizationId organization;  // to which one belongs
    // exactly one of the two who may belong to it
    std::optional<PersonId> person;
    std::optional<OrganizationId> member_organization;
    MembershipRole role = MembershipRole::member;
    Period period;
    bool archived = false;  // entered by mistake

    friend bool operator==(const MembershipFields&, const MembershipFields&) = default;
};

struct Membership : MembershipFields {
    MembershipId id;
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const Membership&, const Membership&) = default;
};

// Filters that are not given let everything pass.
struct MembershipFilter {
    std::optional<OrganizationId> organization;
    std::optional<PersonId> person;
    std::optional<OrganizationId> member_organization;
    std::optional<MembershipRole> role;
    std::optional<PlainDate> on;  // in force on that day
    bool archived = false;
};

}  // namespace multaqa::directory
