#include "directory/duplicate.hpp"

#include <algorithm>
#include <sstream>

#include "common/text/words.hpp"

namespace multaqa::directory {
namespace {

constexpr Words<Resemblance, 3> kResemblances{{{Resemblance::same_email, "same-email"},
                                               {Resemblance::same_name, "same-name"},
                                               {Resemblance::similar_name, "similar-name"}}};
constexpr double kSimilar = 0.6;   // "Mohamed Benali" and "Mohammed Ben Ali" have 0.75
constexpr std::size_t kStart = 3;  // letters
constexpr std::size_t kPairs = 4;  // of words, for one name

std::string start_of(const std::string& word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size(); ++at)
        if ((static_cast<unsigned char>(word[at]) & 0xC0) != 0x80 && ++letters > kStart)
            return word.substr(0, at);
    return word;
}

std::vector<std::string> words_of(const std::string& folded) {
    std::istringstream stream(folded);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

}  // namespace

std::string_view word(Resemblance resemblance) {
    return word_of(kResemblances, resemblance);
}

std::vector<ComparedName> compared(const std::vector<std::string>& folded_names) {
    std::vector<ComparedName> names;
    names.reserve(folded_names.size());
    for (const auto& folded : folded_names) names.push_back({folded, letter_runs(folded)});
    return names;
}

Likeness likeness_of(const std::vector<ComparedName>& names, const std::string& stored) {
    auto found = Likeness::none;
    std::istringstream stream(stored);
    for (std::string other; std::getline(stream, other);) {
        if (other.empty()) continue;
        const auto runs = letter_runs(other);
        for (const auto& name : names) {
            if (other == name.folded) return Likeness::same;
            if (likeness(name.runs, runs) >= kSimilar) found = Likeness::similar;
        }
    }
    return found;
}

std::vector<std::vector<std::string>> starts_of(const std::string& folded_name) {
    const auto words = words_of(folded_name);
    if (words.empty()) return {};
    if (words.size() == 1) return {{start_of(words.front())}};
    std::vector<std::vector<std::string>> pairs;
    for (std::size_t i = 1; i < words.size() && i <= kPairs; ++i)
        pairs.push_back({start_of(words.front()), start_of(words[i])});
    return pairs;
}

}  // namespace multaqa::directory
