// Closed lists of words: an enum and how it is written on the wire and in the database.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace multaqa {

// One entry per enumerator, in the order of the enum.
template <class Enum, std::size_t size>
using Words = std::array<std::pair<Enum, std::string_view>, size>;

template <class Enum, std::size_t size>
constexpr std::optional<Enum> parse_word(const Words<Enum, size>& words, std::string_view text) {
    for (const auto& [value, word] : words)
        if (word == text) return value;
    return std::nullopt;
}

template <class Enum, std::size_t size>
constexpr std::string_view word_of(const Words<Enum, size>& words, Enum value) {
    return words.at(static_cast<std::size_t>(value)).second;
}

}  // namespace multaqa
