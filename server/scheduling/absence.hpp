// When a person is not to be had, and how well that is known: the facts that its owner projects (DECISIONS 16).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/time/interval.hpp"

namespace multaqa::scheduling {

enum class Certainty { tentative, confirmed };
std::optional<Certainty> parse_certainty(std::string_view word);
std::string_view word(Certainty certainty);

// Who says so: the person or an office, a leave that was granted, another calendar that was read.
enum class AbsenceSource { declared, leave, calendar };
std::optional<AbsenceSource> parse_absence_source(std::string_view word);
std::string_view word(AbsenceSource source);

struct Absence {
    Interval window;
    Certainty certainty = Certainty::confirmed;
    AbsenceSource source = AbsenceSource::declared;
    std::optional<Instant> as_of;  // when the source said so, where it is not the office itself
    friend bool operator==(const Absence&, const Absence&) = default;
};

// A calendar in which a person keeps the rest of his time. It was last read then; none: nobody could read it yet. Whoever
// has none here is not judged by D1.
struct ReadCalendar {
    std::string name;
    std::optional<Instant> read_at;
    friend bool operator==(const ReadCalendar&, const ReadCalendar&) = default;
};

}  // namespace multaqa::scheduling
