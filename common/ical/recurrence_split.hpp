// "This and all following": one recurrence becomes two, so that the later part can be changed for itself.
#pragma once

#include <string_view>

#include "common/ical/recurrence_set.hpp"

namespace multaqa::ical {

struct RecurrenceHalves {
    RecurrenceSet before;  // ends by UNTIL, or by a shorter COUNT
    RecurrenceSet from;    // begins with the first occurrence at or after the split
};

// Together both halves hold the occurrences of `set`, with the same ids and starts: what the rule takes from DTSTART is
// written out, COUNT is shared out, dates and overrides go to their side, and a this_and_future override that reaches over the
// split is repeated behind it. Refuses with validation_failed:
//   at the first occurrence and before it, after the last one          fault.recurrence-split-nothing
//   where the rule cannot begin again: SKIP=FORWARD with an INTERVAL   fault.recurrence-split-moved
//   where finding the place costs too much                             fault.recurrence-too-sparse, fault.recurrence-too-many
// and with the faults_of() the set. `pointer` names the input's field. Requires an UNTIL that is no instant.
Result<RecurrenceHalves> split(const RecurrenceSet& set, PlainDateTime at, std::string_view pointer);

}  // namespace multaqa::ical
