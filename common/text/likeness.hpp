// How much names resemble each other, by the runs of letters they share (trigrams as in PostgreSQL's pg_trgm; Dice's coefficient).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace multaqa {

// The runs of three letters of a folded name (search_fold.hpp), where each word is opened by two spaces and closed by one.
// Ascending, each once.
using LetterRuns = std::vector<std::uint64_t>;
LetterRuns letter_runs(std::string_view folded);

// 1 where two names share all runs, 0 where they share none, or one of them is empty.
double likeness(const LetterRuns& a, const LetterRuns& b);

}  // namespace multaqa
