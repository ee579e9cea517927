// The words of people for columns, kinds, months and units, in every language of the catalogues: "table.GROUP.CODE" holds
// them with "|" between, the one that we write ourselves first.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/messages.hpp"

namespace multaqa::tables {

class Vocabulary {
  public:
    explicit Vocabulary(const Messages& messages);

    // What a text means in a group: its code, whatever the case, the accents and the digits; the code itself, too.
    std::optional<std::string> code_of(std::string_view group, std::string_view text) const;

    struct Meaning {
        std::string code;
        std::set<std::string> languages;  // of the catalogues that have the word; empty for the code itself
    };
    // A word may mean several things in one group; `folded` by search_fold.
    std::vector<Meaning> meanings_of(std::string_view group, const std::string& folded) const;

    // As we write it.
    std::string label(UiLanguage language, std::string_view group, std::string_view code) const;

  private:
    using Words = std::map<std::string, std::map<std::string, std::set<std::string>>>;  // folded → code → languages
    void add(UiLanguage language, const std::string& group, const std::string& code, std::string_view words);

    std::map<std::string, Words, std::less<>> groups_;
    std::map<std::string, std::string, std::less<>> labels_;  // "fr group.code"
};

}  // namespace multaqa::tables
