#include "common/identity/caller.hpp"

#include <algorithm>

namespace multaqa {
namespace {

bool contains(std::span<const std::string> names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

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

std::optional<GrantRole> parse_grant_role(std::string_view text) {
    for (GrantRole role : {GrantRole::participant, GrantRole::viewer, GrantRole::editor, GrantRole::organizer})
        if (word(role) == text) return role;
    return std::nullopt;
}

std::string_view word(GrantRole role) {
    switch (role) {
        case GrantRole::participant: return "participant";
        case GrantRole::viewer: return "viewer";
        case GrantRole::editor: return "editor";
        case GrantRole::organizer: return "organizer";
    }
    return "";
}

std::optional<GrantRole> Caller::right_in(std::span<const std::string> names) const {
    const bool is_reached = counts_everywhere() || std::any_of(scopes.begin(), scopes.end(), [&](const std::string& scope) {
                                return contains(names, scope);
                            });
    if (!is_reached) return std::nullopt;
    if (role >= Role::protocol) return GrantRole::organizer;
    std::optional<GrantRole> strongest;
    for (const Grant& grant : grants)
        if (contains(names, grant.scope)) strongest = std::max(strongest.value_or(grant.role), grant.role);
    return strongest;
}

bool Caller::stands_on(std::string_view subject) const {
    const auto is = [&](std::string_view kind, const std::string& id) {
        return subject.starts_with(kind) && subject.substr(kind.size()) == id;
    };
    return (account && is("account/", account->text())) || (actor && is("account/", actor->text())) ||
           (token && is("token/", token->text())) ||
           std::any_of(links.begin(), links.end(), [&](const LinkId& link) { return is("link/", link.text()); });
}

}  // namespace multaqa
