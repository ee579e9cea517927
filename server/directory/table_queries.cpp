#include "directory/table_queries.hpp"

#include <map>

#include "common/limits.hpp"
#include "directory/organization_queries.hpp"
#include "directory/organization_table.hpp"
#include "directory/person_queries.hpp"
#include "directory/person_table.hpp"

namespace multaqa::directory {
namespace {

// `list(after)` answers a page, `one(item)` takes each of its items.
template <class IdType, class List, class One>
Done each_page(List list, One one) {
    IdType after;
    for (;;) {
        const auto page = list(after);
        if (page.has_error()) return page.error();
        for (const auto& item : page->items) one(item);
        if (page->next_cursor.empty()) return {};
        after = IdType(page->next_cursor);
    }
}

class Names {
  public:
    explicit Names(store::Connection& db) : db_(db) {}
    const LocalizedText& of(const std::optional<OrganizationId>& id) {
        static const LocalizedText kNone;
        if (!id) return kNone;
        auto [place, is_new] = names_.try_emplace(*id);
        if (is_new)
            if (const auto found = find_organization(db_, *id)) place->second = found->name;
        return place->second;
    }

  private:
    store::Connection& db_;
    std::map<OrganizationId, LocalizedText> names_;
};

}  // namespace

Result<std::vector<tables::Fields>> list_person_fields(store::Connection& db, const Caller& caller, const tables::Vocabulary& vocabulary, UiLanguage language) {
    std::vector<tables::Fields> rows;
    Names names(db);
    auto read = each_page<PersonId>([&](const PersonId& after) { return list_people(db, caller, {}, after, limits::kPageItems); },
                                    [&](const PersonRecord& record) { rows.push_back(fields_of(record, names.of(record.person.organization), vocabulary, language)); });
    if (read.has_error()) return read.error();
    return rows;
}

Result<std::vector<tables::Fields>> list_organization_fields(store::Connection& db, const Caller& caller, const tables::Vocabulary& vocabulary, UiLanguage language) {
    std::vector<tables::Fields> rows;
    Names names(db);
    auto read = each_page<OrganizationId>([&](const OrganizationId& after) { return list_organizations(db, caller, {}, after, limits::kPageItems); },
                                          [&](const Organization& one) { rows.push_back(fields_of(one, names.of(one.parent), vocabulary, language)); });
    if (read.has_error()) return read.error();
    return rows;
}

}  // namespace multaqa::directory
