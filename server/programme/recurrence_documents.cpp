#include "programme/recurrence_documents.hpp"

#include <array>

#include "common/ical/recurrence_rule_text.hpp"
#include "programme/recurrence_codec.hpp"
#include "programme/recurrence_rule_codec.hpp"

namespace multaqa::programme {
namespace {

using RecurrenceField = FieldRule<Recurrence>;

json::value rule_member(const std::optional<ical::RecurrenceRule>& rule) { return rule ? json::value(to_json(*rule)) : json::value(); }
json::value rule_text(const std::optional<ical::RecurrenceRule>& rule) {
    return rule ? json::value(ical::format_recurrence_rule(*rule)) : json::value();
}

constexpr std::array kRecurrenceFields{
    RecurrenceField{"id", "recurrence.id", Exposure::resource, [](const Recurrence& r, Form) { return json::value(r.id.text()); }},
    RecurrenceField{"eventId", "recurrence.event_id", Exposure::resource,
                    [](const Recurrence& r, Form) { return json::value(r.event.text()); }},
    RecurrenceField{"recurrenceRule", "", Exposure::resource, [](const Recurrence& r, Form) { return rule_member(r.dates.rule); }},
    RecurrenceField{"rule", "recurrence.rule", Exposure::resource, [](const Recurrence& r, Form) { return rule_text(r.dates.rule); }},
    RecurrenceField{"start", "", Exposure::resource,
                    [](const Recurrence& r, Form) { return json::value(format_plain_date_time(r.pattern.time.start)); }},
    RecurrenceField{"timeZone", "", Exposure::resource, [](const Recurrence& r, Form) { return json::value(r.pattern.time.zone); }},
    RecurrenceField{"added", "recurrence.added", Exposure::resource,
                    [](const Recurrence& r, Form) { return json::value(times_json(r.dates.added)); }},
    RecurrenceField{"excluded", "recurrence.excluded", Exposure::resource,
                    [](const Recurrence& r, Form) { return json::value(times_json(r.dates.excluded)); }},
    RecurrenceField{"pattern", "recurrence.pattern", Exposure::resource,
                    [](const Recurrence& r, Form) { return json::value(pattern_json(r)); }},
    RecurrenceField{"materializedUntil", "recurrence.materialized_until", Exposure::resource,
                    [](const Recurrence& r, Form) {
                        return r.materialized_until ? json::value(format_plain_date_time(*r.materialized_until)) : json::value();
                    }},
    RecurrenceField{"", "recurrence.archived recurrence.created_at recurrence.imported", Exposure::internal},
    RecurrenceField{"version", "recurrence.version", Exposure::resource, [](const Recurrence& r, Form) { return json::value(r.version); }},
    RecurrenceField{"updated", "recurrence.updated_at", Exposure::resource,
                    [](const Recurrence& r, Form) { return json::value(format_utc(r.updated)); }},
};

json::object exception_json(const ZoneOffsets::Exception& exception) {
    return {{"recurrenceId", format_plain_date_time(exception.id)},
            {"minutes", static_cast<std::int64_t>(exception.difference.count())},
            {"localStart", format_plain_date_time(exception.local_start)}};
}

json::array offsets_json(const std::vector<ZoneOffsets>& offsets) {
    json::array encoded;
    for (const auto& of_zone : offsets) {
        json::object one{{"timeZone", of_zone.zone},
                         {"people", static_cast<std::int64_t>(of_zone.people)},
                         {"usualMinutes", static_cast<std::int64_t>(of_zone.usual.count())}};
        auto& exceptions = one["exceptions"].emplace_array();
        for (const auto& exception : of_zone.exceptions) exceptions.emplace_back(exception_json(exception));
        encoded.emplace_back(std::move(one));
    }
    return encoded;
}

json::object occurrence_json(const Session& session) {
    const auto& occurrence = *session.occurrence;
    json::object encoded{{"recurrenceId", format_plain_date_time(occurrence.id)}, {"sessionId", session.id.text()}};
    if (is_placed(session)) {
        encoded["start"] = format_plain_date_time(session.placement.wanted.start);
        encoded["utcStart"] = format_utc(session.placement.utc.start);
    }
    auto& overridden = encoded["overridden"].emplace_array();
    for (const OccurrenceMember member : occurrence.overridden) overridden.emplace_back(word(member));
    return encoded;
}

json::object previewed_json(const PreviewedOccurrence& occurrence) {
    json::object encoded{{"recurrenceId", format_plain_date_time(occurrence.id)},
                         {"start", format_plain_date_time(occurrence.placement.wanted.start)},
                         {"utcStart", format_utc(occurrence.placement.utc.start)},
                         {"utcOffset", format_offset(offset_of(occurrence.placement))}};
    if (occurrence.fault) encoded["fault"] = *occurrence.fault == ProblemCode::ambiguous_local_time ? "ambiguous" : "nonexistent";
    return encoded;
}

}  // namespace

std::span<const FieldRule<Recurrence>> recurrence_fields() { return kRecurrenceFields; }

json::object recurrence_json(const Recurrence& recurrence) { return encode<Recurrence>(recurrence, kRecurrenceFields, Form::resource); }

json::object recurrence_json(const RecurrenceView& view) {
    auto encoded = recurrence_json(view.recurrence);
    auto& occurrences = encoded["occurrences"].emplace_array();
    for (const auto& session : view.occurrences) occurrences.emplace_back(occurrence_json(session));
    encoded["offsets"] = offsets_json(view.offsets);
    return encoded;
}

json::object preview_json(const PreviewedRecurrence& preview) {
    json::object encoded;
    if (preview.dates.rule) {
        encoded["recurrenceRule"] = to_json(*preview.dates.rule);
        encoded["rule"] = rule_text(preview.dates.rule);
    }
    encoded["count"] = static_cast<std::int64_t>(preview.count);
    encoded["end"] = preview.is_complete ? "bounded" : "limited";
    auto& occurrences = encoded["occurrences"].emplace_array();
    for (const auto& occurrence : preview.occurrences) occurrences.emplace_back(previewed_json(occurrence));
    encoded["offsets"] = offsets_json(preview.offsets);
    return encoded;
}

}  // namespace multaqa::programme
