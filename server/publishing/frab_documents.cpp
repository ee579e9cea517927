#include "publishing/frab_documents.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "common/ids/id.hpp"
#include "common/text/slug.hpp"
#include "programme/release.hpp"
#include "publishing/released_programme_documents.hpp"

namespace multaqa::publishing {
namespace {

constexpr std::size_t kSlugBytes = 60;  // of a title

// Roles of those whom an audience comes to see.
constexpr std::array<std::string_view, 7> kOnStage{"chair", "moderator", "speaker", "panelist", "rapporteur", "signatory", "host"};

bool is_on_stage(const json::object& participant) {
    const auto& roles = participant.at("roles").as_object();
    return std::any_of(kOnStage.begin(), kOnStage.end(), [&](std::string_view role) { return roles.contains(role); });
}

template <class IdType>
std::optional<std::int64_t> number_of(const std::map<IdType, std::int64_t>& numbers, std::string_view id) {
    const auto parsed = IdType::parse(id);
    const auto found = parsed ? numbers.find(*parsed) : numbers.end();
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

class Converter {
  public:
    Converter(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones, std::string_view origin)
        : programme_(publication, language), origin_(origin), zone_(zones.find(text_of(programme_.event(), "timeZone")).value()) {
        name_rooms();
    }

    FrabSchedule convert() const {
        FrabSchedule schedule;
        schedule.version = text_of(programme_.publication().number);
        schedule.acronym = frab_acronym(programme_.publication().slug);
        schedule.title = programme_.words(programme_.event(), "title").text;
        if (!origin_.empty()) schedule.url = page();
        schedule.zone = zone_;
        for (const auto& session : programme_.sessions()) {
            auto event = event_of(session);
            if (!event) continue;
            auto& day = day_of(schedule, session.utc);
            day.end = std::max(day.end, session.utc.end);
            room_of(day, session).events.push_back(std::move(*event));
        }
        if (schedule.days.empty()) schedule.days.push_back(day_without_sessions());
        return schedule;
    }

  private:
    // Sessions come in the order of their starts, so the first of a day begins it.
    FrabDay& day_of(FrabSchedule& schedule, const Interval& utc) const {
        const auto date = date::floor<date::days>(to_local(*zone_, utc.start));
        const auto found = std::find_if(schedule.days.begin(), schedule.days.end(), [&](const FrabDay& day) { return day.date == date; });
        if (found != schedule.days.end()) return *found;
        return schedule.days.emplace_back(FrabDay{date, utc.start, utc.end, {}});
    }

    FrabRoom& room_of(FrabDay& day, const ReleasedSession& session) const {
        const auto* const room = programme_.room_of(*session.shown);
        const auto guid = room == nullptr ? std::string() : text_of(*room, "id");
        const auto found = std::find_if(day.rooms.begin(), day.rooms.end(), [&](const FrabRoom& known) { return known.guid == guid; });
        if (found != day.rooms.end()) return *found;
        return day.rooms.emplace_back(FrabRoom{guid, guid.empty() ? "" : room_names_.at(guid), {}});
    }

    // The JSON form finds rooms by name alone: what two would share is told apart by the site, then by a number.
    void name_rooms() {
        std::map<std::string, int> uses;
        for (const auto& member : programme_.rooms()) ++uses[programme_.words(member.value().as_object(), "name").text];
        std::map<std::string, int> given;
        for (const auto& member : programme_.rooms()) {
            const auto& room = member.value().as_object();
            auto name = programme_.words(room, "name").text;
            if (uses[name] > 1) name += ", " + programme_.words(room, "site").text;
            if (const int nth = ++given[name]; nth > 1) name += " " + std::to_string(nth);
            room_names_.emplace(member.key(), std::move(name));
        }
    }

    std::string page() const { return std::string(origin_) + "/e/" + programme_.publication().slug; }

    std::optional<FrabEvent> event_of(const ReleasedSession& session) const {
        const auto number = number_of(programme_.publication().session_numbers, session.id);
        if (!number || text_of(*session.shown, "status") == "cancelled") return std::nullopt;
        FrabEvent event;
        event.id = *number;
        // What came from a frab file keeps its guid.
        const auto uid = text_of(*session.details, "uid");
        event.guid = SessionId::parse(uid) ? uid : session.id;
        event.slug = slug_of(session, *number);
        event.url = origin_.empty() ? "urn:uuid:" + event.guid : page() + "#" + session.id;
        const auto title = programme_.words(*session.shown, "title");
        event.title = title.text;
        event.language = title.language;
        event.description = programme_.words(*session.shown, "description").text;
        event.type = text_of(*session.shown, "type");
        event.start = session.utc.start;
        event.duration = std::chrono::floor<minutes>(length(session.utc));
        event.persons = persons_of(session);
        return event;
    }

    // From the event's own language, so that it is the same in every export.
    std::string slug_of(const ReleasedSession& session, std::int64_t number) const {
        const auto title = ascii_slug(programme_.own_words(*session.shown, "title").text, kSlugBytes);
        auto slug = frab_acronym(programme_.publication().slug) + "-session-" + std::to_string(number);
        return title.empty() ? slug : slug + "-" + title;
    }

    std::vector<FrabPerson> persons_of(const ReleasedSession& session) const {
        std::vector<FrabPerson> persons;
        for (const auto& participant : session.shown->at("participants").as_object()) {
            const auto* const person = programme_.person(participant.key());
            if (person == nullptr || !is_on_stage(participant.value().as_object())) continue;
            persons.push_back({number_of(programme_.publication().person_numbers, participant.key()), std::string(participant.key()),
                               programme_.words(*person, "name").text});
        }
        return persons;
    }

    FrabDay day_without_sessions() const {
        const auto date = parse_plain_date(text_of(programme_.event(), "firstDay")).value_or(PlainDate{});
        const Instant midnight{date.time_since_epoch()};
        const Instant start = midnight - zone_->offset_at(midnight);
        return {date, start, start + std::chrono::hours{24}, {}};
    }

    ReleasedProgramme programme_;
    std::string_view origin_;
    const TimeZone* zone_;
    std::map<std::string, std::string> room_names_;  // by id
};

}  // namespace

FrabSchedule frab_schedule(const programme::Publication& publication, std::string_view language, const ZoneDatabase& zones,
                           std::string_view origin) {
    return Converter(publication, language, zones, origin).convert();
}

}  // namespace multaqa::publishing
