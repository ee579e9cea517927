#include "common/text/likeness.hpp"

#include <unicode/utf8.h>

#include <algorithm>

namespace multaqa {
namespace {

constexpr int kBits = 21;  // of a code point
constexpr std::uint64_t kThree = (std::uint64_t{1} << (3 * kBits)) - 1;
constexpr std::uint64_t kBetween = ' ';
constexpr std::uint64_t kOpening = kBetween << kBits | kBetween;

}  // namespace

LetterRuns letter_runs(std::string_view folded) {
    LetterRuns runs;
    runs.reserve(folded.size() + 1);
    std::uint64_t run = kOpening;
    const auto add = [&](std::uint64_t letter) {
        run = (run << kBits | letter) & kThree;
        runs.push_back(run);
    };
    const auto size = static_cast<std::int32_t>(folded.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(folded.data(), at, size, letter);
        if (letter != static_cast<UChar32>(kBetween)) {
            add(static_cast<std::uint64_t>(letter));
            continue;
        }
        if (run != kOpening) add(kBetween);
        run = kOpening;
    }
    if (run != kOpening) add(kBetween);
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
}

double likeness(const LetterRuns& a, const LetterRuns& b) {
    if (a.empty() || b.empty()) return 0;
    std::size_t shared = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) ++shared;
        const bool is_first_smaller = *x <= *y;
        const bool is_second_smaller = *y <= *x;
        if (is_first_smaller) ++x;
        if (is_second_smaller) ++y;
    }
    return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

}  // namespace multaqa
