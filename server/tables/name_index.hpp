// Things by their names, as files name them: whatever the case, the accents and the language. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "common/text/localized_text.hpp"

namespace multaqa::tables {

class NameIndex {
  public:
    void add(const LocalizedText& name, const std::string& id, std::string_view within = {});
    // Every thing that bears all of these names that anything bears; several where the names do not tell them apart.
    std::set<std::string> find(const LocalizedText& name, std::string_view within = {}) const;

  private:
    std::map<std::string, std::set<std::string>> ids_;
};

// By which a name is found: of one language, the same for all ways to write it.
std::string name_key(std::string_view name, std::string_view within = {});

}  // namespace multaqa::tables
