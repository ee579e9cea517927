#include "scheduling/severity.hpp"

#include <array>

#include "common/text/words.hpp"

namespace multaqa::scheduling {
namespace {

constexpr Words<Severity, 5> kSeverities{{{Severity::ignore, "ignore"},
                                          {Severity::advise, "advise"},
                                          {Severity::warn, "warn"},
                                          {Severity::block_release, "block-release"},
                                          {Severity::refuse, "refuse"}}};

constexpr Words<ClashCode, 7> kCodes{{{ClashCode::P1, "P1"},
                                      {ClashCode::R1, "R1"},
                                      {ClashCode::V1, "V1"},
                                      {ClashCode::R2, "R2"},
                                      {ClashCode::R3, "R3"},
                                      {ClashCode::R4, "R4"},
                                      {ClashCode::R5, "R5"}}};

constexpr std::array kAllCodes{ClashCode::P1, ClashCode::R1, ClashCode::V1, ClashCode::R2,
                               ClashCode::R3, ClashCode::R4, ClashCode::R5};

}  // namespace

std::optional<Severity> parse_severity(std::string_view text) { return parse_word(kSeverities, text); }
std::string_view word(Severity severity) { return word_of(kSeverities, severity); }

std::span<const ClashCode> all_clash_codes() { return kAllCodes; }
std::optional<ClashCode> parse_clash_code(std::string_view text) { return parse_word(kCodes, text); }
std::string_view word(ClashCode code) { return word_of(kCodes, code); }

Severity default_severity(ClashCode code) {
    switch (code) {
        case ClashCode::P1:
        case ClashCode::R1:
        case ClashCode::V1:
        case ClashCode::R4: return Severity::refuse;
        case ClashCode::R2:
        case ClashCode::R3:
        case ClashCode::R5: return Severity::block_release;
    }
    return Severity::refuse;
}

}  // namespace multaqa::scheduling
