// The one door to search_text: owners write the names of their things folded, lists and the search look them
// up.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/conditions.hpp"
#include "store/connection.hpp"

namespace multaqa::store {

struct SearchText {
    std::string_view kind;  // "person"
    std::string id;
    std::string_view scope;  // of the thing's changes: "directory", "event:{id}"
    std::string folded;      // by multaqa::search_text
};
// Within the transaction that writes the thing itself. Replaces what stood there.
void put_search_text(Connection& db, const SearchText& text);
void erase_search_text(Connection& db, std::string_view kind, const std::string& id);

struct Found {
    std::string kind;
    std::string id;
    friend bool operator==(const Found&, const Found&) = default;
};

struct SearchFor {
    std::vector<std::string> words;                  // by multaqa::search_words; none finds nothing
    std::string kind;                                // or "" for all
    std::optional<std::vector<std::string>> scopes;  // those that may be seen; none: all of them
    std::size_t limit = 0;
};
// The best first: a name that begins with the first word, then a word that does, then what is shorter.
// A word under three letters is looked for at the start of words only.
std::vector<Found> find_by_text(Connection& db, const SearchFor& wanted);

// Things of one kind whose names have words beginning with all of `starts`, with their folded texts, in no
// order.
struct FoundText {
    std::string id;
    std::string folded;
};
std::vector<FoundText> list_by_starts(Connection& db, std::string_view kind,
                                      const std::vector<std::string>& starts, std::size_t limit);

// "%word%", or "% word%" for what is too short for trigrams.
std::string pattern_of(const std::string& word);

}  // namespace multaqa::store
