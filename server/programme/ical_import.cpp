#include "programme/ical_import.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "common/limits.hpp"
#include "common/text/utf8.hpp"
#include "programme/ical_recurrence.hpp"
#include "programme/ical_text.hpp"
#include "programme/ical_zones.hpp"

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

// What all components of a file share.
struct FileReading {
    IcalZones zones;
    std::string floating_zone;  // of what names none
    std::string unclear_zone;   // that the calendar names for itself, where the name must be asked
    ImportedProgramme programme;
    ImportCollector collector{programme};
};

// One VEVENT; of a `part` with the session that repeats, which says what it leaves out.
class EventReader {
  public:
    EventReader(icalcomponent* event, const EventLines& lines, FileReading& file, const ImportedSession* whole = nullptr)
        : event_(event), lines_(lines), file_(file), whole_(whole), collector_(file.collector) {}

    ImportedSession read() {
        session_.uid = text_of(icalcomponent_get_uid(event_));
        texts();
        if (session_.uid.empty()) refuse(session_, "no-uid");
        if (session_.uid.size() > 255) refuse(session_, "uid-too-long");
        when();
        if (!whole_ && is_recurring(lines_) && session_.use == ImportedSession::Use::usable) recurrence();
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
        if (title.find_first_not_of(" \t\r\n") != std::string::npos) session_.title = localized(first(event_, ICAL_SUMMARY_PROPERTY), std::move(title));
        else if (whole_) session_.title = whole_->title;
        else return refuse(session_, "no-title");
        std::string description = cut(text_of(icalcomponent_get_description(event_)), limits::kDescriptionBytes, session_.notes);
        if (!description.empty()) session_.description = localized(first(event_, ICAL_DESCRIPTION_PROPERTY), std::move(description));
    }

    void recurrence() {
        const RecurrenceStart start{.wall = session_.start,
                                    .kind = session_.all_day ? ical::StartKind::date : ical::StartKind::date_time,
                                    .zone = effective_zone()};
        auto reading = read_event_recurrence(lines_, start, file_.zones);
        if (!reading.recurrence) {
            session_.use = ImportedSession::Use::refused;
            for (ImportNote& note : reading.refusal) session_.notes.push_back(std::move(note));
            return;
        }
        session_.recurrence = std::move(reading.recurrence->set);
        session_.start = session_.recurrence->start;
        for (const auto& [id, length] : reading.recurrence->lengths) {
            const auto whole = std::chrono::floor<minutes>(length);
            if (whole >= minutes(1) && whole <= limits::kSessionLength && whole != session_.duration) session_.lengths[id] = whole;
        }
    }

    std::string effective_zone() const { return session_.zone.empty() ? file_.floating_zone : session_.zone; }

    // The wall time in the property's zone; a UTC time is put on the clock of the file's zone, save where it repeats: then
    // UTC itself is what its times of day are counted in.
    std::optional<PlainDateTime> wall(icalproperty* property, const icaltimetype& t, std::string& zone) {
        if (!is_sane(t)) return std::nullopt;
        if (t.is_date) return wall_of(t);
        if (icaltime_is_utc(t)) {
            const Instant instant{wall_of(t).time_since_epoch()};
            const bool repeats = whole_ || is_recurring(lines_);
            zone = repeats || file_.programme.zone.empty() ? "UTC" : file_.programme.zone;
            const auto found = file_.zones.database().find(zone);
            return found.has_value() ? to_local(**found, instant) : wall_of(t);
        }
        std::string name = parameter_text(property, ICAL_TZID_PARAMETER);
        if (name.empty()) name = file_.unclear_zone;
        if (!name.empty() && !read_zone(name, zone)) return std::nullopt;
        return wall_of(t);
    }

    // False where the name must be asked; each name is noted once.
    bool read_zone(const std::string& name, std::string& zone) {
        const ZoneReading& reading = file_.zones.read(name);
        zone = reading.zone;
        if (name == zone_name_) return !zone.empty();
        zone_name_ = name;
        if (reading.note) session_.notes.push_back(*reading.note);
        if (!zone.empty()) return true;
        session_.use = ImportedSession::Use::refused;
        if (name.size() <= limits::kZoneNameBytes) ask(name, reading.candidates);
        return false;
    }

    void ask(const std::string& name, const std::vector<std::string>& candidates) {
        auto& questions = file_.programme.zone_questions;
        auto found = std::find_if(questions.begin(), questions.end(), [&](const ZoneQuestion& question) { return question.name == name; });
        if (found == questions.end()) found = questions.insert(questions.end(), ZoneQuestion{.name = name, .candidates = candidates});
        ++found->sessions;
    }

    void when() {
        icalproperty* property = first(event_, ICAL_DTSTART_PROPERTY);
        if (!property) return refuse(session_, "no-date");
        const icaltimetype start = icalproperty_get_dtstart(property);
        const auto local = wall(property, start, session_.zone);
        if (!local) return session_.use == ImportedSession::Use::refused ? void() : refuse(session_, "no-date");
        const std::string name = zone_name_;
        session_.start = std::chrono::floor<minutes>(*local);
        if (session_.start != *local) session_.notes.push_back({"seconds-cut", {}});
        session_.all_day = start.is_date != 0;
        length(*local);
        if (!name.empty() && session_.use == ImportedSession::Use::usable) compare_rules(name);
    }

    // The rules that the file brings along place nothing, but whoever wrote them may have meant another hour.
    void compare_rules(const std::string& name) {
        const auto from = resolve(file_.zones.database(), session_.start, session_.zone, Disambiguation::compatible);
        if (from.has_error()) return;
        const auto ahead = whole_ ? minutes(0) : std::chrono::floor<minutes>(last_start(lines_, session_.start) - session_.start);
        if (auto note = file_.zones.outdated(name, {from->utc, from->utc + ahead + session_.duration})) session_.notes.push_back(std::move(*note));
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
        } else if (whole_) {
            elapsed = whole_->duration;
        }
        if (!elapsed || *elapsed < minutes(1)) return refuse(session_, "no-duration");
        if (*elapsed > limits::kSessionLength) return refuse(session_, "too-long");
        session_.duration = std::chrono::floor<minutes>(*elapsed);
    }

    // Elapsed time between two wall times, across a clock change and across zones (a flight).
    std::optional<std::chrono::seconds> between(PlainDateTime start, PlainDateTime end, const std::string& end_zone) {
        if (session_.all_day) return end - start;
        const std::string from = effective_zone();
        const std::string to = end_zone.empty() ? from : end_zone;
        const auto a = resolve(file_.zones.database(), start, from, Disambiguation::compatible);
        const auto b = resolve(file_.zones.database(), end, to, Disambiguation::compatible);
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
    const EventLines& lines_;
    FileReading& file_;
    const ImportedSession* whole_;
    ImportCollector& collector_;
    std::string zone_name_;  // the last that was read
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

// The components of a file in its order: first those that stand for themselves, then what changes dates of theirs.
class FileReader {
  public:
    FileReader(const IcalPieces& pieces, FileReading& file) : pieces_(pieces), file_(file) {}

    Done tell_zones() {
        for (const IcalPiece& piece : pieces_.pieces) {
            if (piece.name == "VTIMEZONE") file_.zones.define(piece.text);
            if (is_event(piece.name)) tell_zone_uses(ical::own_content_lines(piece.text, piece.line), file_.zones);
        }
        if (file_.zones.names() <= limits::kImportZoneNames) return {};
        return Problem{.code = ProblemCode::import_too_large, .faults = {{"", "fault.import-zones", {{"max", std::to_string(limits::kImportZoneNames)}}}}};
    }

    void read() {
        for (const IcalPiece& piece : pieces_.pieces) {
            if (piece.name == "VTIMEZONE") continue;  // it names and describes, and places nothing
            const auto lines = is_event(piece.name) ? ical::own_content_lines(piece.text, piece.line) : EventLines{};
            if (is_recurrence_override(lines)) parts_.emplace_back(sessions().size(), &piece);
            sessions().push_back(is_recurrence_override(lines) ? ImportedSession{} : session_of(piece, lines));
            if (sessions().back().recurrence) wholes_.emplace(sessions().back().uid, sessions().size() - 1);
        }
        for (const auto& [place, piece] : parts_) {
            sessions()[place] = part_of(*piece);
            if (const auto& part = sessions()[place].part) sessions()[part->whole].parts.push_back(place);
        }
    }

  private:
    std::vector<ImportedSession>& sessions() { return file_.programme.sessions; }

    ImportedSession session_of(const IcalPiece& piece, const EventLines& lines, const ImportedSession* whole = nullptr) {
        if (!is_event(piece.name)) return skipped(piece);
        const Component event(icalparser_parse_string(std::string(piece.text).c_str()));
        const bool is_readable = event && icalcomponent_isa(event.get()) == ICAL_VEVENT_COMPONENT;
        return is_readable ? EventReader(event.get(), lines, file_, whole).read() : unreadable(piece);
    }

    ImportedSession part_of(const IcalPiece& piece) {
        const auto lines = ical::own_content_lines(piece.text, piece.line);
        const auto place = wholes_.find(uid_of(lines));
        const ImportedSession* whole = place == wholes_.end() ? nullptr : &sessions()[place->second];
        ImportedSession session = session_of(piece, lines, whole);
        if (session.use != ImportedSession::Use::usable) return session;
        if (!whole) refuse(session, "recurrence-override");
        else attach(session, lines, place->second);
        return session;
    }

    static std::string uid_of(const EventLines& lines) {
        const auto uid = std::find_if(lines.begin(), lines.end(), [](const ical::ContentLine& line) { return line.name == "UID"; });
        return uid == lines.end() ? "" : uid->value;
    }

    void attach(ImportedSession& session, const EventLines& lines, std::size_t place) {
        ImportedSession& whole = sessions()[place];
        const RecurrenceStart start{.wall = whole.recurrence->start, .kind = whole.recurrence->kind, .zone = whole.zone.empty() ? file_.floating_zone : whole.zone};
        auto part = read_part(lines, start, file_.zones);
        const auto moved = part ? on_clock_of(start, session) : std::nullopt;
        if (!moved) return refuse(session, "recurrence-id");
        const bool is_cancelled = session.standing == ImportedSession::Standing::cancelled;
        ical::RecurrenceOverride override_{.id = part->id, .start = *moved, .range = part->range,
                                           .fate = is_cancelled ? ical::OverrideFate::cancelled : ical::OverrideFate::moved};
        if (!may_join(*whole.recurrence, override_)) return refuse(session, "recurrence-id-twice");
        whole.recurrence->overrides.push_back(override_);
        take_over_people(whole, session);
        part->whole = place;
        session.part = part;
        session.use = ImportedSession::Use::part;
    }

    // Whom both name without an address is one person.
    void take_over_people(const ImportedSession& whole, ImportedSession& session) const {
        const auto& people = file_.programme.people;
        for (ImportedParticipant& named : session.participants) {
            const auto same = std::find_if(whole.participants.begin(), whole.participants.end(), [&](const ImportedParticipant& other) {
                return people[other.person].email.empty() && people[named.person].email.empty() && people[other.person].name == people[named.person].name;
            });
            if (same != whole.participants.end()) named.person = same->person;
        }
    }

    static bool may_join(const ical::RecurrenceSet& set, const ical::RecurrenceOverride& wanted) {
        const bool is_new = std::none_of(set.overrides.begin(), set.overrides.end(),
                                         [&](const ical::RecurrenceOverride& other) { return other.id == wanted.id && other.range == wanted.range; });
        return is_new && set.overrides.size() < limits::kRecurrenceDates;
    }

    // The start of a part on the clock of the session that repeats.
    std::optional<PlainDateTime> on_clock_of(const RecurrenceStart& start, const ImportedSession& session) const {
        if (start.kind == ical::StartKind::date) return PlainDateTime{date::floor<date::days>(session.start)};
        const std::string zone = session.zone.empty() ? file_.floating_zone : session.zone;
        if (zone == start.zone) return session.start;
        const auto resolved = resolve(file_.zones.database(), session.start, zone, Disambiguation::compatible);
        const auto found = file_.zones.database().find(start.zone);
        if (resolved.has_error() || found.has_error()) return std::nullopt;
        return to_local(**found, resolved->utc);
    }

    const IcalPieces& pieces_;
    FileReading& file_;
    std::vector<std::pair<std::size_t, const IcalPiece*>> parts_;
    std::map<std::string, std::size_t> wholes_;  // the first that repeats, by its UID
};

std::string first_of(std::initializer_list<std::string> zones) {
    for (const std::string& zone : zones)
        if (!zone.empty()) return zone;
    return "UTC";
}

}  // namespace

Result<ImportedProgramme> read_ical(std::string_view bytes, const ZoneDatabase& zones, const IcalContext& context) {
    if (!is_utf8(bytes)) return Problem{.code = ProblemCode::import_unreadable, .faults = {{"", "fault.import-utf8", {}}}};
    const auto pieces = cut_ical(bytes);
    if (pieces.has_error()) return pieces.error();
    FileReading file{.zones = IcalZones(zones, context.answers, context.at_home), .floating_zone = {}, .unclear_zone = {}, .programme = {}};
    file.programme.source = "ics";
    std::vector<ImportNote> ignored;
    if (std::string name = head_value(pieces->head, "X-WR-CALNAME"); !name.empty())
        file.programme.title = LocalizedText(LocalizedText::Map{{"und", cut(std::move(name), limits::kTitleBytes, ignored)}});
    FileReader reader(*pieces, file);
    if (auto refused = reader.tell_zones(); refused.has_error()) return refused.error();
    if (const std::string name = head_value(pieces->head, "X-WR-TIMEZONE"); !name.empty()) {
        file.programme.zone = file.zones.read(name).zone;
        if (file.programme.zone.empty()) file.unclear_zone = name;
    }
    file.floating_zone = first_of({file.programme.zone, context.at_home});
    reader.read();
    return std::move(file.programme);
}

}  // namespace multaqa::programme
