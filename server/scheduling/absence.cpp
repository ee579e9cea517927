#include "scheduling/absence.hpp"

#include "common/text/words.hpp"

namespace multaqa::scheduling {
namespace {

constexpr Words<Certainty, 2> kCertainties{{{Certainty::tentative, "tentative"}, {Certainty::confirmed, "confirmed"}}};

constexpr Words<AbsenceSource, 3> kAbsenceSources{
    {{AbsenceSource::declared, "declared"}, {AbsenceSource::leave, "leave"}, {AbsenceSource::calendar, "calendar"}}};

}  // namespace

std::optional<Certainty> parse_certainty(std::string_view text) { return parse_word(kCertainties, text); }
std::string_view word(Certainty certainty) { return word_of(kCertainties, certainty); }

std::optional<AbsenceSource> parse_absence_source(std::string_view text) { return parse_word(kAbsenceSources, text); }
std::string_view word(AbsenceSource source) { return word_of(kAbsenceSources, source); }

}  // namespace multaqa::scheduling
