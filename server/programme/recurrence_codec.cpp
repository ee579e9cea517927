#include "programme/recurrence_codec.hpp"

#include <utility>

#include "common/ical/recurrence_rule_text.hpp"
#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "programme/audience.hpp"
#include "programme/recurrence_rule_codec.hpp"
#include "programme/session_faults.hpp"
#include "programme/session_input_codec.hpp"
#include "programme/versioned_codec.hpp"

namespace multaqa::programme {
namespace {

using json::ObjectReader;
using json::Presence;

constexpr std::size_t kTimeBytes = 32;
constexpr std::size_t kListedIdBytes = 64;
constexpr std::size_t kOccurrenceMembersListed = 14;
constexpr std::size_t kZoneNameBytes = 64;

std::optional<ical::RecurrenceRule> read_rule_text(ObjectReader& reader, std::vector<Fault>& faults) {
    const auto text = reader.optional_text("rule", limits::kRecurrenceRuleBytes);
    if (!text) return std::nullopt;
    auto rule = ical::parse_recurrence_rule(*text, reader.pointer_to("rule"));
    if (rule.has_value()) return std::move(*rule);
    append(faults, rule.error().faults);
    return std::nullopt;
}

std::optional<ical::RecurrenceRule> read_rule(ObjectReader& reader, std::vector<Fault>& faults) {
    const auto* const found = reader.find("recurrenceRule");
    const bool has_text = reader.presence("rule") == Presence::present;
    if (found == nullptr || found->is_null()) return read_rule_text(reader, faults);
    if (has_text) reader.fault("rule", "fault.recurrence-rule-twice");
    return read_recurrence_rule(*found, faults, reader.pointer_to("recurrenceRule"));
}

PlainDateTime read_time(std::string_view stored) { return parse_plain_date_time(stored).value(); }
PlainDateTime read_time(const json::value& stored) { return read_time(std::string_view(stored.as_string())); }

std::optional<std::vector<PlainDateTime>> read_times(ObjectReader& reader, std::string_view name) {
    if (reader.presence(name) == Presence::null) return std::vector<PlainDateTime>{};
    const auto texts = reader.optional_texts(name, limits::kRecurrenceDates, kTimeBytes);
    if (!texts) return std::nullopt;
    std::vector<PlainDateTime> times;
    for (const auto& text : *texts) {
        const auto time = parse_plain_date_time(text);
        if (!time) reader.fault(name, "fault.date-time");
        times.push_back(time.value_or(PlainDateTime{}));
    }
    return times;
}

RecurrenceDates read_dates(ObjectReader& reader, std::vector<Fault>& faults) {
    RecurrenceDates dates;
    dates.rule = read_rule(reader, faults);
    dates.added = read_times(reader, "added").value_or(std::vector<PlainDateTime>{});
    dates.excluded = read_times(reader, "excluded").value_or(std::vector<PlainDateTime>{});
    if (faults.empty() && !dates.rule && dates.added.empty()) reader.fault("recurrenceRule", "fault.required");
    return dates;
}

RecurrencePatch read_recurrence_patch(ObjectReader& reader, std::vector<Fault>& faults) {
    RecurrencePatch patch;
    const bool is_removed = reader.presence("recurrenceRule") == Presence::null || reader.presence("rule") == Presence::null;
    if (auto rule = read_rule(reader, faults))
        patch.rule = std::move(rule);
    else if (is_removed)
        patch.rule.emplace();
    patch.added = read_times(reader, "added");
    patch.excluded = read_times(reader, "excluded");
    return patch;
}

WantedTime read_first(ObjectReader& reader) {
    for (const auto* const name : {"start", "timeZone"})
        if (reader.presence(name) != Presence::present) reader.fault(name, "fault.required");
    WantedTime first;
    first.start = reader.optional_plain_date_time("start").value_or(PlainDateTime{});
    first.zone = reader.optional_text("timeZone", kZoneNameBytes).value_or("");
    first.duration = reader.optional_duration("duration").value_or(minutes{60});
    first.all_day = reader.optional_flag("allDay").value_or(false);
    return first;
}

std::vector<PersonId> read_people(ObjectReader& reader) {
    std::vector<PersonId> people;
    const auto texts = reader.optional_texts("participants", limits::kParticipantsPerSession, kListedIdBytes);
    if (!texts) return people;
    for (const auto& text : *texts) {
        auto id = PersonId::parse(text);
        if (!id) reader.fault("participants", "fault.id");
        if (id) people.push_back(std::move(*id));
    }
    return people;
}

void read_overridden(ObjectReader& reader, OccurrenceMembers& overridden) {
    for (const auto& text : reader.optional_texts("overridden", kOccurrenceMembersListed, kListedIdBytes).value_or(std::vector<std::string>{})) {
        const auto member = parse_occurrence_member(text);
        if (!member) reader.fault("overridden", "fault.enum");
        if (member) overridden.insert(*member);
    }
}

void read_gathered(const json::value& source, GatherSessions& gather, std::vector<Fault>& faults, const std::string& pointer) {
    ObjectReader reader(source, faults, pointer);
    for (const auto* const derived : {"start", "utcStart"}) reader.note(derived);
    OccurrenceOf occurrence;
    const auto session = reader.required_id<SessionId>("sessionId");
    if (reader.presence("recurrenceId") != Presence::present) reader.fault("recurrenceId", "fault.required");
    occurrence.id = reader.optional_plain_date_time("recurrenceId").value_or(PlainDateTime{});
    read_overridden(reader, occurrence.overridden);
    reader.refuse_unknown();
    if (session && !gather.occurrences.emplace(*session, std::move(occurrence)).second) reader.fault("sessionId", "fault.duplicate");
}

void read_gathered_occurrences(ObjectReader& reader, GatherSessions& gather, std::vector<Fault>& faults) {
    const auto* const found = reader.find("occurrences");
    const auto* const items = found == nullptr ? nullptr : found->if_array();
    if (items == nullptr) return reader.fault("occurrences", "fault.type", {{"expected", "array"}});
    if (items->size() > limits::kSessionsPerEvent)
        return reader.fault("occurrences", "fault.too-many-items", {{"max", std::to_string(limits::kSessionsPerEvent)}});
    for (std::size_t i = 0; i < items->size(); ++i)
        read_gathered((*items)[i], gather, faults, reader.pointer_to("occurrences") + "/" + std::to_string(i));
}

void read_gathered_pattern(ObjectReader& reader, GatherSessions& gather, std::vector<Fault>& faults) {
    const auto* const found = reader.find("pattern");
    if (found == nullptr) return reader.fault("pattern", "fault.required");
    auto pattern = parse_create_session(gather.event, *found);
    if (pattern.has_value()) {
        gather.pattern = pattern_of(std::move(pattern->content));
        return;
    }
    for (auto fault : pattern.error().faults) {
        fault.pointer = reader.pointer_to("pattern") + fault.pointer;
        faults.push_back(std::move(fault));
    }
}

}  // namespace

Result<RepeatSession> parse_repeat_session(const SessionId& session, std::int64_t version, const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    RepeatSession repeat{session, version, read_dates(reader, faults), read_governance(reader)};
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return repeat;
}

Result<PatchRecurrence> parse_patch_recurrence(const RecurrenceId& recurrence, std::int64_t version, const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    PatchRecurrence patch{recurrence, version, read_recurrence_patch(reader, faults), read_governance(reader)};
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return patch;
}

Result<GatherSessions> parse_gather_sessions(const EventId& event, const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    GatherSessions gather;
    gather.event = event;
    read_gathered_pattern(reader, gather, faults);
    gather.dates.rule = read_rule(reader, faults);
    gather.dates.added = read_times(reader, "added").value_or(std::vector<PlainDateTime>{});
    gather.dates.excluded = read_times(reader, "excluded").value_or(std::vector<PlainDateTime>{});
    gather.materialized_until = reader.optional_plain_date_time("materializedUntil");
    read_gathered_occurrences(reader, gather, faults);
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return gather;
}

Result<RecurrencePreview> parse_recurrence_preview(const json::value& body) {
    std::vector<Fault> faults;
    ObjectReader reader(body, faults);
    RecurrencePreview preview{read_first(reader), read_dates(reader, faults), read_people(reader)};
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return preview;
}

json::object pattern_json(const Recurrence& recurrence) {
    CreateSession create;
    create.event = recurrence.event;
    create.content = recurrence.pattern;
    create.anchor = AnchorSource::content;
    return to_json(create);
}

SessionContent read_pattern(const EventId& event, const json::value& stored) {
    return std::move(parse_create_session(event, stored).value().content);
}

json::array times_json(const std::vector<PlainDateTime>& times) {
    json::array encoded;
    for (const auto time : times) encoded.emplace_back(format_plain_date_time(time));
    return encoded;
}

std::vector<PlainDateTime> read_times(const json::value& stored) {
    std::vector<PlainDateTime> times;
    for (const auto& time : stored.as_array()) times.push_back(read_time(time));
    return times;
}

json::object imported_dates_json(const ImportedDates& imported) {
    json::object encoded{{"uid", imported.uid},
                         {"start", format_plain_date_time(imported.start)},
                         {"added", times_json(imported.dates.added)},
                         {"excluded", times_json(imported.dates.excluded)}};
    auto& overridden = encoded["overridden"].emplace_object();
    for (const auto& [id, members] : imported.overridden) overridden[format_plain_date_time(id)] = words_of(members);
    if (imported.dates.rule) encoded["rule"] = ical::format_recurrence_rule(*imported.dates.rule);
    return encoded;
}

ImportedDates read_imported_dates(const json::value& stored) {
    ImportedDates imported;
    imported.uid = stored.at("uid").as_string();
    imported.start = read_time(stored.at("start"));
    imported.dates.added = read_times(stored.at("added"));
    imported.dates.excluded = read_times(stored.at("excluded"));
    for (const auto& date : stored.at("overridden").as_object())
        imported.overridden.emplace(read_time(std::string_view(date.key())), parse_occurrence_members(date.value().as_string()).value());
    if (const auto* const rule = stored.as_object().if_contains("rule"))
        imported.dates.rule = ical::parse_recurrence_rule(std::string_view(rule->as_string()), "/rule").value();
    return imported;
}

command::Change encode_change(const Recurrence& recurrence, json::object before, json::object after) {
    const auto* const kind = before.empty() ? "RecurrenceCreated" : after.empty() ? "RecurrenceArchived" : "RecurrenceChanged";
    const auto data = json::field_changes(without_version(std::move(before)), without_version(std::move(after)));
    return {scope_of(recurrence.event), kind, "recurrence", recurrence.id.text(), json::serialize(data), {}};
}

}  // namespace multaqa::programme
