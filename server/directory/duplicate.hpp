// Something in the directory that may be the same as what is being entered, and why one may think so.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/likeness.hpp"
#include "common/text/localized_text.hpp"

namespace multaqa::directory {

// From the surest to the weakest.
enum class Resemblance { same_email, same_name, similar_name };
std::string_view word(Resemblance resemblance);

struct Duplicate {
    std::string id;
    LocalizedText name;
    std::set<Resemblance> reasons;  // never empty

    friend bool operator==(const Duplicate&, const Duplicate&) = default;
};

// How the name of somebody stored (one folded text, see search_text) resembles any of these folded names; a
// name written alike in one language is enough.
enum class Likeness { none, similar, same };
struct ComparedName {
    std::string folded;
    LetterRuns runs;
};
std::vector<ComparedName> compared(const std::vector<std::string>& folded_names);
Likeness likeness_of(const std::vector<ComparedName>& names, const std::string& stored);

// Two starts of words by which a similar name is looked for: of the first word and of each other one. One of
// a single word is looked for by this word's alone.
std::vector<std::vector<std::string>> starts_of(const std::string& folded_name);

}  // namespace multaqa::directory
