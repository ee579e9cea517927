#include "programme/event_rights.hpp"

#include <algorithm>

#include "programme/audience.hpp"

namespace multaqa::programme {

Sight sight_of(const Caller& caller, const Event& event) {
    const auto scope = scope_of(event.id);
    if (caller.is_staff_of(scope)) return Sight::working;
    if (!event.released) return Sight::none;
    if (event.content.visibility == Visibility::public_) return Sight::released;
    const bool is_granted = std::any_of(caller.grants.begin(), caller.grants.end(),
                                        [&](const Grant& grant) { return grant.scope == scope; });
    return is_granted ? Sight::released : Sight::none;
}

Done require_staff(const Caller& caller, const Event& event) {
    switch (sight_of(caller, event)) {
        case Sight::none: return not_found();
        case Sight::released: return forbidden();
        case Sight::working: return {};
    }
    return not_found();
}

Done require_sight(const Caller& caller, const Event& event) {
    if (sight_of(caller, event) == Sight::none) return not_found();
    return {};
}

}  // namespace multaqa::programme
