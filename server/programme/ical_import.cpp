#include "programme/ical_import.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "common/limits.hpp"
#include "common/text/utf8.hpp"
#include "programme/ical_text.hpp"

namespace multaqa::programme {
namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

std::string text_of(const char* text) { return text ? text : ""; }

void refuse(ImportedSession& session, std::string code, std::vector<MessageArgument> arguments = {}) {
    session.use = ImportedSession::Use::refused;
    session.notes.push_back({std::move(code), std::move(arguments)});
}

icalproperty* first(icalcomponent* event, icalproperty_kind kind) { return icalcomponent_get_first_property(event, kind); }

std::string parameter_text(icalproperty* property, icalparameter_kind kind) {
    icalparameter* parameter = icalproperty_get_first_parameter(property, kind);
    if (!parameter) return "";
    if (kind == ICAL_CN_PARAMETER) return text_of(icalparameter_get_cn(parameter));
    if (kind == ICAL_TZID_PARAMETER) return text_of(icalparameter_get_tzid(parameter));
    if (kind == ICAL_LANGUAGE_PARAMETER) return text_of(icalparameter_get_language(parameter));
    return "";
}

LocalizedText localized(icalproperty* property, std::string text) {
    if (text.empty()) return {};
    return LocalizedText(LocalizedText::Map{{language_key(parameter_text(property, ICAL_LANGUAGE_PARAMETER)), std::move(text)}});
}

PlainDateTime wall_of(const icaltimetype& t) {
    const date::year_month_day day{date::year(t.year), date::month(static_cast<unsigned>(t.month)), date::day(static_cast<unsigned>(t.day))};
    return PlainDateTime{date::local_days{day}.time_since_epoch() + std::chrono::hours(t.hour) + minutes(t.minute) + std::chrono::seconds(t.second)};
}

bool is_sane(const icaltimetype& t) {
    return !icaltime_is_null_time(t) && t.year >= 1900 && t.year <= 2200 && t.month >= 1 && t.month <= 12 && t.day >= 1 && t.day <= 31;
}

// One VEVENT.
class EventReader {
  public:
    EventReader(icalcomponent* event, const ZoneDatabase& zones, const std::string& default_zone, ImportCollector& collector)
        : event_(event), zones_(zones), default_zone_(default_zone), collector_(collector) {}

    ImportedSession read() {
        session_.uid = text_of(icalcomponent_get_uid(event_));
        texts();
        if (session_.uid.empty()) refuse(session_, "no-uid");
        if (session_.uid.size() > 255) refuse(session_, "uid-too-long");
        recurrence();
        when();
        if (icalcomponent_get_status(event_) == ICAL_STATUS_CANCELLED) session_.standing = ImportedSession::Standing::cancelled;
        place();
        people();
        if (icalproperty* category = first(event_, ICAL_CATEGORIES_PROPERTY)) session_.type = session_type_like(text_of(icalproperty_get_categories(category)));
        return std::move(session_);
    }

  private:
    void texts() {
        std::string title = cut(text_of(icalcomponent_get_summary(event_)), limits::kTitleBytes, session_.notes);
        session_.summary = title;
        if (title.find_first_not_of(" \t\r\n") == std::string::npos) return refuse(session_, "no-title");
        session_.title = localized(first(event_, ICAL_SUMMARY_PROPERTY), std::move(title));
        std::string description = cut(text_of(icalcomponent_get_description(event_)), limits::kDescriptionBytes, session_.notes);
        if (!description.empty()) session_.description = localized(first(event_, ICAL_DESCRIPTION_PROPERTY), std::move(description));
    }

    // Expanded by a later version; never imported as if it happened once.
    void recurrence() {
        for (const icalproperty_kind kind : {ICAL_RRULE_PROPERTY, ICAL_RDATE_PROPERTY, ICAL_EXRULE_PROPERTY})
            if (first(event_, kind)) return refuse(session_, "recurrence-not-expanded");
        if (first(event_, ICAL_RECURRENCEID_PROPERTY)) refuse(session_, "recurrence-override");
    }

    // The wall time in the property's zone; a UTC time is put on the clock of the default zone.
    std::optional<PlainDateTime> wall(icalproperty* property, const icaltimetype& t, std::string& zone) {
        if (!is_sane(t)) return std::nullopt;
        if (t.is_date) return wall_of(t);
        if (icaltime_is_utc(t)) {
            const Instant instant{wall_of(t).time_since_epoch()};
            zone = default_zone_.empty() ? "UTC" : default_zone_;
            const auto found = zones_.find(zone);
            return found.has_value() ? to_local(**found, instant) : wall_of(t);
        }
        zone = parameter_text(property, ICAL_TZID_PARAMETER);
        if (!zone.empty() && zones_.find(zone).has_error()) {
            refuse(session_, "unknown-time-zone", {{"zone", zone.substr(0, 100)}});
            return std::nullopt;
        }
        return wall_of(t);
    }

    void when() {
        icalproperty* property = first(event_, ICAL_DTSTART_PROPERTY);
        if (!property) return refuse(session_, "no-date");
        const icaltimetype start = icalproperty_get_dtstart(property);
        const auto local = wall(property, start, session_.zone);
        if (!local) return session_.use == ImportedSession::Use::refused ? void() : refuse(session_, "no-date");
        session_.start = std::chrono::floor<minutes>(*local);
        if (session_.start != *local) session_.notes.push_back({"seconds-cut", {}});
        session_.all_day = start.is_date != 0;
        length(*local);
    }

    void length(PlainDateTime start) {
        std::optional<std::chrono::seconds> elapsed;
        if (icalproperty* end = first(event_, ICAL_DTEND_PROPERTY)) {
            std::string end_zone;
            const auto local = wall(end, icalproperty_get_dtend(end), end_zone);
            if (!local) return session_.use == ImportedSession::Use::refused ? void() : refuse(session_, "no-duration");
            elapsed = between(start, *local, end_zone);
        } else if (icalproperty* duration = first(event_, ICAL_DURATION_PROPERTY)) {
            elapsed = std::chrono::seconds(icaldurationtype_as_int(icalproperty_get_duration(duration)));
        } else if (session_.all_day) {
            elapsed = std::chrono::hours(24);  // RFC 5545 §3.6.1
        }
        if (!elapsed || *elapsed < minutes(1)) return refuse(session_, "no-duration");
        if (*elapsed > limits::kSessionLength) return refuse(session_, "too-long");
        session_.duration = std::chrono::floor<minutes>(*elapsed);
    }

    // Elapsed time between two wall times, across a clock change and across zones (a flight).
    std::optional<std::chrono::seconds> between(PlainDateTime start, PlainDateTime end, const std::string& end_zone) {
        if (session_.all_day) return end - start;
        const std::string from = session_.zone.empty() ? default_zone_ : session_.zone;
        const std::string to = end_zone.empty() ? from : end_zone;
        const auto a = resolve(zones_, start, from, Disambiguation::compatible);
        const auto b = resolve(zones_, end, to, Disambiguation::compatible);
        if (a.has_error() || b.has_error()) return end - start;
        return std::chrono::duration_cast<std::chrono::seconds>(b->utc - a->utc);
    }

    void place() {
        std::string location = text_of(icalcomponent_get_location(event_));
        if (location.rfind("https://", 0) == 0 && location.size() <= 2000 && location.find_first_of(" \r\n\t") == std::string::npos) {
            session_.virtual_locations["location"] = {.name = {}, .uri = std::move(location)};
            return;
        }
        const auto end = location.find_last_not_of(" \t\r\n");
        if (end == std::string::npos) return;
        location.resize(end + 1);
        session_.room = collector_.room({"", cut(std::move(location), limits::kNameBytes, session_.notes)});
    }

    void people() {
        for (icalproperty* attendee = first(event_, ICAL_ATTENDEE_PROPERTY); attendee;
             attendee = icalcomponent_get_next_property(event_, ICAL_ATTENDEE_PROPERTY)) {
            if (session_.participants.size() >= limits::kParticipantsPerSession) {
                session_.notes.push_back({"too-many-participants", {{"most", std::to_string(limits::kParticipantsPerSession)}}});
                return;
            }
            add(attendee);
        }
    }

    void add(icalproperty* attendee) {
        icalparameter* kind = icalproperty_get_first_parameter(attendee, ICAL_CUTYPE_PARAMETER);
        if (kind && icalparameter_get_cutype(kind) != ICAL_CUTYPE_INDIVIDUAL && icalparameter_get_cutype(kind) != ICAL_CUTYPE_NONE) return;
        icalparameter* role = icalproperty_get_first_parameter(attendee, ICAL_ROLE_PARAMETER);
        const icalparameter_role as = role ? icalparameter_get_role(role) : ICAL_ROLE_REQPARTICIPANT;
        if (as == ICAL_ROLE_NONPARTICIPANT) return;
        std::string email = text_of(icalproperty_get_attendee(attendee));
        if (email.size() > 7 && (email[0] | 0x20) == 'm' && email.find(':') == 6) email.erase(0, 7);
        else email.clear();
        if (email.size() > 254) email.clear();
        std::string name = cut(parameter_text(attendee, ICAL_CN_PARAMETER), limits::kNameBytes, session_.notes);
        if (name.empty()) name = email.substr(0, email.find('@'));
        if (name.empty()) return;
        Participant participant;
        participant.roles = {as == ICAL_ROLE_CHAIR ? ParticipantRole::chair : ParticipantRole::attendee};
        participant.required = as != ICAL_ROLE_OPTPARTICIPANT;
        participant.status = status_of(attendee);
        session_.participants.push_back({collector_.person({"", email, LocalizedText(LocalizedText::Map{{"und", name}})}), participant});
    }

    static ParticipationStatus status_of(icalproperty* attendee) {
        icalparameter* parameter = icalproperty_get_first_parameter(attendee, ICAL_PARTSTAT_PARAMETER);
        switch (parameter ? icalparameter_get_partstat(parameter) : ICAL_PARTSTAT_NEEDSACTION) {
            case ICAL_PARTSTAT_ACCEPTED: return ParticipationStatus::accepted;
            case ICAL_PARTSTAT_DECLINED: return ParticipationStatus::declined;
            case ICAL_PARTSTAT_TENTATIVE: return ParticipationStatus::tentative;
            case ICAL_PARTSTAT_DELEGATED: return ParticipationStatus::delegated;
            default: return ParticipationStatus::needs_action;
        }
    }

    icalcomponent* event_;
    const ZoneDatabase& zones_;
    const std::string& default_zone_;
    ImportCollector& collector_;
    ImportedSession session_;
};

// Value of a calendar property such as X-WR-TIMEZONE, unfolded and unescaped enough for names.
std::string head_value(std::string_view head, std::string_view name) {
    const auto at = head.find("\n" + std::string(name) + ":");
    if (at == std::string_view::npos) return "";
    std::string_view value = head.substr(at + name.size() + 2);
    return std::string(value.substr(0, value.find_first_of("\r\n")));
}

bool is_event(std::string_view name) { return name.size() == 6 && (name == "VEVENT" || name == "vevent"); }

ImportedSession skipped(const IcalPiece& piece) {
    ImportedSession session;
    session.use = ImportedSession::Use::skipped;
    session.notes.push_back({"component-skipped", {{"component", std::string(piece.name.substr(0, 40))}}});
    return session;
}

ImportedSession unreadable(const IcalPiece& piece) {
    ImportedSession session;
    refuse(session, "component-unreadable", {{"line", std::to_string(piece.line)}});
    return session;
}

}  // namespace

Result<ImportedProgramme> read_ical(std::string_view bytes, const ZoneDatabase& zones) {
    if (!is_utf8(bytes)) return Problem{.code = ProblemCode::import_unreadable, .faults = {{"", "fault.import-utf8", {}}}};
    const auto pieces = cut_ical(bytes);
    if (pieces.has_error()) return pieces.error();
    ImportedProgramme programme;
    programme.source = "ics";
    std::vector<ImportNote> ignored;
    if (std::string name = head_value(pieces->head, "X-WR-CALNAME"); !name.empty())
        programme.title = LocalizedText(LocalizedText::Map{{"und", cut(std::move(name), limits::kTitleBytes, ignored)}});
    if (const std::string zone = head_value(pieces->head, "X-WR-TIMEZONE"); zones.find(zone).has_value()) programme.zone = zone;
    ImportCollector collector(programme);
    for (const IcalPiece& piece : pieces->pieces) {
        if (piece.name == "VTIMEZONE") continue;  // zones are asked of our own database alone
        if (!is_event(piece.name)) {
            programme.sessions.push_back(skipped(piece));
            continue;
        }
        const Component event(icalparser_parse_string(std::string(piece.text).c_str()));
        const bool readable = event && icalcomponent_isa(event.get()) == ICAL_VEVENT_COMPONENT;
        programme.sessions.push_back(readable ? EventReader(event.get(), zones, programme.zone, collector).read() : unreadable(piece));
    }
    return programme;
}

}  // namespace multaqa::programme
