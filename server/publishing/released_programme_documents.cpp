#include "publishing/released_programme_documents.hpp"

#include <algorithm>
#include <tuple>

#include "common/json/reader.hpp"

namespace multaqa::publishing {
namespace {

const json::object* member_of(const json::value& document, std::string_view kind, std::string_view id) {
    const auto* const found = id.empty() ? nullptr : document.at(kind).as_object().if_contains(id);
    return found == nullptr ? nullptr : &found->as_object();
}

}  // namespace

std::string text_of(const json::object& object, std::string_view name) {
    const auto* const found = object.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

bool has_flag(const json::object& object, std::string_view name) {
    const auto* const found = object.if_contains(name);
    return found != nullptr && found->is_bool() && found->get_bool();
}

ReleasedProgramme::ReleasedProgramme(const programme::Publication& publication, std::string_view language)
    : publication_(publication),
      language_(language.empty() ? publication.locale : std::string(language)),
      agenda_(json::parse_trusted(*publication.agenda.bytes)),
      details_(json::parse_trusted(*publication.details)) {
    read_sessions();
}

void ReleasedProgramme::read_sessions() {
    for (const auto& member : agenda_.at("sessions").as_object()) {
        const auto& shown = member.value().as_object();
        const auto* const details = details_of(member.key());
        const auto start = parse_plain_date_time(text_of(shown, "start"));
        const auto utc_start = parse_utc(text_of(shown, "utcStart"));
        const auto utc_end = parse_utc(text_of(shown, "utcEnd"));
        if (details == nullptr || !start || !utc_start || !utc_end) continue;
        sessions_.push_back({std::string(member.key()), &shown, details, *start, text_of(shown, "timeZone"),
                             text_of(shown, "endTimeZone"), Interval{*utc_start, *utc_end}});
    }
    std::sort(sessions_.begin(), sessions_.end(), [](const ReleasedSession& a, const ReleasedSession& b) {
        return std::tie(a.utc.start, a.id) < std::tie(b.utc.start, b.id);
    });
}

const json::object* ReleasedProgramme::person(std::string_view id) const { return member_of(agenda_, "people", id); }
const json::object* ReleasedProgramme::details_of(std::string_view session) const { return member_of(details_, "sessions", session); }

const json::object* ReleasedProgramme::room_of(const json::object& session) const {
    if (const auto room = text_of(session, "roomId"); !room.empty()) return member_of(agenda_, "rooms", room);
    const auto* const parent = member_of(agenda_, "sessions", text_of(session, "parentId"));
    return parent == nullptr ? nullptr : room_of(*parent);
}

Words ReleasedProgramme::words_in(std::string_view language, const json::object& object, std::string_view name) const {
    const auto* const found = object.if_contains(name);
    if (found == nullptr) return {};
    const auto text = json::localized_from_json(*found);
    const auto best = text.best(language, publication_.locale);
    for (const auto& [tag, words] : text.by_language())
        if (words.data() == best.data()) return {tag == "und" ? std::string() : tag, words};
    return {};
}

}  // namespace multaqa::publishing
