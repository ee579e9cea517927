// Queries over any number of subjects, or other keys, with one statement text: full chunks, the last padded with a key that nothing bears.
#pragma once

#include <set>
#include <span>
#include <string>

#include "scheduling/occupancy.hpp"
#include "store/connection.hpp"

namespace multaqa::scheduling {

inline constexpr std::size_t kSubjectChunk = 16;

// Calls `use` with the keys of each chunk, appended to `leading`.
template <class Use>
void for_each_key_chunk(const std::set<std::string>& keys, const store::Values& leading, Use use) {
    auto next = keys.begin();
    while (next != keys.end()) {
        store::Values parameters = leading;
        for (std::size_t n = 0; n < kSubjectChunk; ++n)
            parameters.emplace_back(next == keys.end() ? std::string() : *next++);
        use(parameters);
    }
}

// The same for subjects. Each is asked once.
template <class Use>
void for_each_chunk(std::span<const Subject> subjects, const store::Values& leading, Use use) {
    std::set<std::string> keys;
    for (const Subject& subject : subjects) keys.insert(key_of(subject));
    for_each_key_chunk(keys, leading, use);
}

}  // namespace multaqa::scheduling
