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

std::string words_of(const OccurrenceMembers& members) {
    std::set<std::string_view> words;
    for (const auto member : members) words.insert(word(member));
    std::string text;
    for (const auto one : words) text += (text.empty() ? "" : ",") + std::string(one);
    return text;
}

std::optional<OccurrenceMembers> parse_occurrence_members(std::string_view words) {
    OccurrenceMembers members;
    while (!words.empty()) {
        const auto comma = words.find(',');
        const auto member = parse_occurrence_member(words.substr(0, comma));
        if (!member) return std::nullopt;
        members.insert(*member);
        words = comma == std::string_view::npos ? std::string_view{} : words.substr(comma + 1);
    }
    return members;
}

std::optional<RecurrenceReach> parse_reach(std::string_view text) { return parse_word(kReaches, text); }

}  // namespace multaqa::programme
