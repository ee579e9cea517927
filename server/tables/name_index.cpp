#include "tables/name_index.hpp"

#include <algorithm>
#include <iterator>

#include "common/text/search_fold.hpp"

namespace multaqa::tables {

std::string name_key(std::string_view name, std::string_view within) { return search_fold(name) + "|" + std::string(within); }

void NameIndex::add(const LocalizedText& name, const std::string& id, std::string_view within) {
    for (const auto& [language, text] : name.by_language()) ids_[name_key(text, within)].insert(id);
}

std::set<std::string> NameIndex::find(const LocalizedText& name, std::string_view within) const {
    std::set<std::string> all;
    bool is_first = true;
    for (const auto& [language, text] : name.by_language()) {
        const auto found = ids_.find(name_key(text, within));
        if (found == ids_.end()) continue;
        if (is_first) {
            all = found->second;
        } else {
            std::set<std::string> both;
            std::set_intersection(all.begin(), all.end(), found->second.begin(), found->second.end(), std::inserter(both, both.begin()));
            // names of two different things in one row name neither
            if (both.empty()) all.insert(found->second.begin(), found->second.end());
            else all = std::move(both);
        }
        is_first = false;
    }
    return all;
}

}  // namespace multaqa::tables
