#include "common/identity/caller.hpp"

namespace multaqa {

std::optional<Role> parse_role(std::string_view text) {
    for (Role role : {Role::participant, Role::organizer, Role::protocol, Role::admin})
        if (word(role) == text) return role;
    return std::nullopt;
}

std::string_view word(Role role) {
    switch (role) {
        case Role::anonymous: return "anonymous";
        case Role::participant: return "participant";
        case Role::organizer: return "organizer";
        case Role::protocol: return "protocol";
        case Role::admin: return "admin";
    }
    return "";
}

}  // namespace multaqa
