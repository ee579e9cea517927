#include "directory/membership.hpp"

#include "common/text/words.hpp"

namespace multaqa::directory {
namespace {

using Role = MembershipRole;
constexpr Words<Role, 10> kRoles{{{Role::member, "member"},
                                  {Role::associate_member, "associate-member"},
                                  {Role::board_member, "board-member"},
                                  {Role::president, "president"},
                                  {Role::vice_president, "vice-president"},
                                  {Role::secretary, "secretary"},
                                  {Role::treasurer, "treasurer"},
                                  {Role::observer, "observer"},
                                  {Role::focal_point, "focal-point"},
                                  {Role::honorary_member, "honorary-member"}}};

}  // namespace

std::optional<MembershipRole> parse_membership_role(std::string_view text) {
    return parse_word(kRoles, text);
}

std::string_view word(MembershipRole role) {
    return word_of(kRoles, role);
}

}  // namespace multaqa::directory
