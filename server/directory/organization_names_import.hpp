// Organisations as rows name them: found by name, or created with it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/identity/caller.hpp"
#include "directory/organization.hpp"
#include "directory/table_import.hpp"
#include "tables/name_index.hpp"

namespace multaqa::directory {

class OrganizationNames {
  public:
    void load(store::Connection& db, const Caller& caller);
    // Created in a batch that is committed.
    void keep(const NamedIds& named);
    void add(const LocalizedText& name, const OrganizationId& id) { index_.add(name, id.text()); }

    std::set<std::string> find(const LocalizedText& name) const { return index_.find(name); }
    // Of a name that find() knows nothing of: the one that this batch created, or a new one.
    static OrganizationId create(command::Write& write, const LocalizedText& name, NamedIds& named);
    static std::optional<OrganizationId> created(const LocalizedText& name, const NamedIds& named);

  private:
    tables::NameIndex index_;
};

}  // namespace multaqa::directory
