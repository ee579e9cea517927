// What makes a session one of many: the recurrence that it comes from, and in what it differs from it. Values, pure.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "common/ids/id.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa::programme {

using RecurrenceId = Id<struct RecurrenceTag>;

// What of a session may differ from its recurrence, each as a whole. time_zone takes in the zone of the end, whole days
// and the anchor; status the end of a hold.
enum class OccurrenceMember {
    type, title, description, start, time_zone, duration, status, room, virtual_locations, participants, languages, exclusive,
    follows, needs
};
std::optional<OccurrenceMember> parse_occurrence_member(std::string_view word);
std::string_view word(OccurrenceMember member);  // as the member is called on the wire
using OccurrenceMembers = std::set<OccurrenceMember>;
// As rows keep them: "roomId,start", in alphabetical order.
std::string words_of(const OccurrenceMembers& members);
std::optional<OccurrenceMembers> parse_occurrence_members(std::string_view words);

struct OccurrenceOf {
    RecurrenceId recurrence;
    PlainDateTime id{};            // the wall time that the rule gives (RECURRENCE-ID)
    OccurrenceMembers overridden;  // changes of the recurrence leave these alone

    friend bool operator==(const OccurrenceOf&, const OccurrenceOf&) = default;
};

// How far a change of one occurrence reaches.
enum class RecurrenceReach { this_one, this_and_future, all };
std::optional<RecurrenceReach> parse_reach(std::string_view word);

}  // namespace multaqa::programme
