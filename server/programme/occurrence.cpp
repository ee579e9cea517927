#include "programme/occurrence.hpp"

#include "common/text/words.hpp"

namespace multaqa::programme {
namespace {

using Member = OccurrenceMember;

constexpr Words<Member, 14> kOccurrenceMembers{{{Member::type, "type"},
                                                {Member::title, "title"},
                                                {Member::description, "description"},
                                                {Member::start, "start"},
                                                {Member::time_zone, "timeZone"},
                                                {Member::duration, "duration"},
                                                {Member::status, "status"},
                                                {Member::room, "roomId"},
                                                {Member::virtual_locations, "virtualLocations"},
                                                {Member::participants, "participants"},
                                                {Member::languages, "languages"},
                                                {Member::exclusive, "exclusive"},
                                                {Member::follows, "follows"},
                                                {Member::needs, "needs"}}};
constexpr Words<RecurrenceReach, 3> kReaches{{{RecurrenceReach::this_one, "this"}, {RecurrenceReach::this_and_future, "this-and-future"}, {RecurrenceReach::all, "all"}}};

}  // namespace

std::optional<OccurrenceMember> parse_occurrence_member(std::string_view text) { return parse_word(kOccurrenceMembers, text); }
std::string_view word(OccurrenceMember member) { return word_of(kOccurrenceMembers, member); }
std::optional<RecurrenceReach> parse_reach(std::string_view text) { return parse_word(kReaches, text); }

}  // namespace multaqa::programme
