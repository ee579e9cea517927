#include "directory/organization_names_import.hpp"

#include "common/limits.hpp"
#include "common/text/search_fold.hpp"
#include "directory/organization_commands.hpp"
#include "directory/organization_queries.hpp"

namespace multaqa::directory {

void OrganizationNames::load(store::Connection& db, const Caller& caller) {
    OrganizationId after;
    for (;;) {
        const auto page = list_organizations(db, caller, {}, after, limits::kPageItems);
        if (page.has_error()) return;  // whoever may not see them has been refused before
        for (const Organization& organization : page->items) {
            add(organization.name, organization.id);
            add(organization.short_name, organization.id);
        }
        if (page->next_cursor.empty()) return;
        after = OrganizationId(page->next_cursor);
    }
}

void OrganizationNames::keep(const NamedIds& named) {
    for (const auto* const names : {&named.beside, &named.rows})
        for (const auto& [folded, id] : *names) index_.add(LocalizedText(LocalizedText::Map{{"und", folded}}), id);
}

std::optional<OrganizationId> OrganizationNames::created(const LocalizedText& name, const NamedIds& named) {
    for (const auto* const names : {&named.rows, &named.beside})
        for (const auto& [language, text] : name.by_language())
            if (const auto found = names->find(search_fold(text)); found != names->end()) return OrganizationId(found->second);
    return std::nullopt;
}

OrganizationId OrganizationNames::create(command::Write& write, const LocalizedText& name, NamedIds& named) {
    if (auto known = created(name, named)) return *known;
    OrganizationFields fields;
    fields.name = name;
    const OrganizationId id = add_organization(write, fields).id;
    for (const auto& [language, text] : name.by_language()) named.beside.emplace(search_fold(text), id.text());
    return id;
}

}  // namespace multaqa::directory
