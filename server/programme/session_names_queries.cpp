#include "programme/session_names_queries.hpp"

#include <vector>

#include "programme/session_store.hpp"

namespace multaqa::programme {

resources::OwnerNames names_of_sessions(store::Connection& db, std::span<const std::string> sessions) {
    std::vector<SessionId> ids;
    for (const auto& session : sessions) ids.emplace_back(session);
    resources::OwnerNames names;
    for (auto& known : session_store::list_names(db, ids))
        names.emplace(known.id.text(), resources::OwnerName{std::move(known.title), std::move(known.event_slug)});
    return names;
}

}  // namespace multaqa::programme
