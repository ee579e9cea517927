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

constexpr Words<ClashCode, 11> kCodes{{{ClashCode::P1, "P1"},
                                      {ClashCode::P2, "P2"},
                                      {ClashCode::P3, "P3"},
                                      {ClashCode::R1, "R1"},
                                      {ClashCode::V1, "V1"},
                                      {ClashCode::R2, "R2"},
                                      {ClashCode::R3, "R3"},
                                      {ClashCode::R4, "R4"},
                                      {ClashCode::R5, "R5"},
                                      {ClashCode::T1, "T1"},
                                      {ClashCode::D1, "D1"}}};

constexpr std::array kAllCodes{ClashCode::P1, ClashCode::P2, ClashCode::P3, ClashCode::R1, ClashCode::V1, ClashCode::R2,
                               ClashCode::R3, ClashCode::R4, ClashCode::R5, ClashCode::T1, ClashCode::D1};

}  // namespace

std::optional<Severity> parse_severity(std::string_view text) { return parse_word(kSeverities, text); }
std::string_view word(Severity severity) { return word_of(kSeverities, severity); }

std::span<const ClashCode> all_clash_codes() { return kAllCodes; }
std::optional<ClashCode> parse_clash_code(std::string_view text) { return parse_word(kCodes, text); }
std::string_view word(ClashCode code) { return word_of(kCodes, code); }

Severity default_severity(ClashCode code) {
    switch (code) {
        case ClashCode::P1:
        case ClashCode::P3:
        case ClashCode::R1:
        case ClashCode::V1:
        case ClashCode::R4: return Severity::refuse;
        case ClashCode::R2:
        case ClashCode::R3:
        case ClashCode::R5:
        case ClashCode::T1: return Severity::block_release;
        case ClashCode::P2:
        case ClashCode::D1: return Severity::warn;
    }
    return Severity::refuse;
}

bool is_of_people(ClashCode code) {
    return code == ClashCode::P1 || code == ClashCode::P2 || code == ClashCode::P3 || code == ClashCode::T1 || code == ClashCode::D1;
}

std::optional<ParameterRange> parameter_of(ClashCode code) {
    if (code == ClashCode::P2) return ParameterRange{"minimumShare", 0, 100, 100};
    if (code == ClashCode::T1) return ParameterRange{"bufferMinutes", 0, 240, 10};
    if (code == ClashCode::D1) return ParameterRange{"maximumAgeHours", 1, 8760, 24};
    return std::nullopt;
}

}  // namespace multaqa::scheduling
