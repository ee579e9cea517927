// Who asks: the account, its role and what it was granted. Decided once per request, before any use case runs.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"

namespace multaqa {

// What one may do (DECISIONS 39), in ascending order of rights. Deny by default: anonymous is the start value.
enum class Role { anonymous, participant, organizer, protocol, admin };
std::optional<Role> parse_role(std::string_view word);  // never "anonymous"
std::string_view word(Role role);

// A right in one scope ("event:{id}"); the scope id is opaque to access (DECISIONS 27).
struct Grant {
    std::string scope;
    Role role = Role::organizer;
    friend bool operator==(const Grant&, const Grant&) = default;
};

struct Caller {
    std::optional<AccountId> account;  // none: anonymous, or the command line, which acts for nobody
    Role role = Role::anonymous;
    std::vector<Grant> grants;

    bool is_signed_in() const { return role != Role::anonymous; }
    bool is_admin() const { return role == Role::admin; }
    // Staff of every event; may override what the rules let be overridden.
    bool is_protocol() const { return role == Role::protocol || role == Role::admin; }
    bool may_create_events() const { return role == Role::organizer || is_protocol(); }
    // Sees and changes the working programme of this scope.
    bool is_staff_of(std::string_view scope) const {
        return is_protocol() || (role == Role::organizer && std::any_of(grants.begin(), grants.end(), [&](const Grant& g) {
                                     return g.scope == scope;
                                 }));
    }
    // Works with the directory and the rooms: whoever is staff of anything.
    bool is_staff() const { return role == Role::organizer || is_protocol(); }
};

}  // namespace multaqa
