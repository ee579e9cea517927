#include "app/knows_scope.hpp"

#include "access/acts_for.hpp"
#include "directory/organization_queries.hpp"
#include "directory/organization_scope.hpp"
#include "directory/person_queries.hpp"
#include "directory/reference_queries.hpp"
#include "programme/audience.hpp"
#include "programme/event_queries.hpp"

namespace multaqa::app {

bool knows_scope(store::Connection& db, std::string_view scope) {
    if (const auto event = programme::parse_scope(scope)) return programme::find_event(db, *event).has_value();
    if (const auto person = access::person_of_principal(scope))
        return directory::survivor_of(db, *person) == *person && directory::find_person(db, *person).has_value();
    constexpr std::string_view kOrganization = directory::kOrganizationScopePrefix;
    if (!scope.starts_with(kOrganization)) return false;
    const auto organization = OrganizationId::parse(scope.substr(kOrganization.size()));
    return organization && directory::survivor_of(db, *organization) == *organization &&
           directory::find_organization(db, *organization).has_value();
}

}  // namespace multaqa::app
