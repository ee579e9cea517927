#include "programme/event_rights.hpp"

#include <algorithm>

#include "directory/organization_scope.hpp"
#include "programme/audience.hpp"

namespace multaqa::programme {
namespace {

bool organizes(OrganizerRole role) { return std::find(kOrganizing.begin(), kOrganizing.end(), role) != kOrganizing.end(); }

std::optional<GrantRole> right_of(const Caller& caller, const Event& event) {
    return caller.right_in(scopes_of_rights(event));
}

Done require(const Caller& caller, const Event& event, GrantRole least) {
    if (sight_of(caller, event) == Sight::none) return not_found();
    const auto right = right_of(caller, event);
    if (!right || *right < least) return forbidden();
    return {};
}

}  // namespace

std::vector<std::string> scopes_of_rights(const Event& event) {
    std::vector<std::string> scopes{scope_of(event.id)};
    for (const auto& organizer : event.content.organizers)
        if (organizes(organizer.role)) scopes.push_back(directory::scope_of(organizer.organization));
    return scopes;
}

bool reaches(const Caller& caller, const Event& event) {
    if (caller.counts_everywhere()) return true;
    const auto scopes = scopes_of_rights(event);
    return std::any_of(scopes.begin(), scopes.end(), [&](const std::string& scope) {
        return std::find(caller.scopes.begin(), caller.scopes.end(), scope) != caller.scopes.end();
    });
}

Sight sight_of(const Caller& caller, const Event& event) {
    const auto right = right_of(caller, event);
    if (right && *right >= GrantRole::viewer) return Sight::working;
    if (!event.released) return Sight::none;
    return right || event.content.visibility == Visibility::public_ ? Sight::released : Sight::none;
}

Done require_sight(const Caller& caller, const Event& event) {
    if (sight_of(caller, event) == Sight::none) return not_found();
    return {};
}

Done require_working(const Caller& caller, const Event& event) { return require(caller, event, GrantRole::viewer); }
Done require_staff(const Caller& caller, const Event& event) { return require(caller, event, GrantRole::editor); }
Done require_organizer(const Caller& caller, const Event& event) { return require(caller, event, GrantRole::organizer); }

Done require_import(const Caller& caller, const std::optional<Event>& event) {
    const bool is_hidden = !event || sight_of(caller, *event) == Sight::none;
    if (is_hidden && !caller.may_create_events()) return forbidden();
    return event ? require_staff(caller, *event) : Done();
}

}  // namespace multaqa::programme
