// Message catalogues: keys → ICU MessageFormat patterns in ar, fr, en (common/messages/*.json, embedded).
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/embedded.hpp"
#include "common/result/problem.hpp"

namespace multaqa {

// The languages in which the server itself speaks.
enum class UiLanguage { ar, fr, en };
inline constexpr std::array kUiLanguages{UiLanguage::ar, UiLanguage::fr, UiLanguage::en};
std::string_view word(UiLanguage language);
// The best of ours for an Accept-Language header (RFC 9110 §12.5.4), else English.
UiLanguage negotiate_language(std::string_view accept_language);

class Messages {
  public:
    // Throws std::runtime_error naming file and key when a catalogue does not parse or lacks a key that another has.
    explicit Messages(std::span<const embedded::File> catalogues);
    ~Messages();

    // Formats `key`; arguments that are all digits are numbers to plural rules, those of {x, date, …} are days as
    // YYYY-MM-DD; texts are isolated for bidi.
    // An unknown key gives "⟦key⟧" and is a defect that tests look for. Thread-safe.
    std::string format(UiLanguage language, std::string_view key, const std::vector<MessageArgument>& arguments = {}) const;
    bool has(std::string_view key) const;
    std::vector<std::string> keys() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace multaqa
