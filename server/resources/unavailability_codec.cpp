#include "resources/unavailability_codec.hpp"

#include <chrono>
#include <utility>

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/resource_limits.hpp"
#include "resources/booking_codec.hpp"
#include "resources/resources_codec.hpp"

namespace multaqa::resources {
namespace {

constexpr auto kLongestAbsence = limits::kBlockingLength;

void refuse_too_long(json::ObjectReader& reader, const char* name) {
    reader.fault(name, "fault.absence-too-long", {{"days", std::to_string(kLongestAbsence.count() / 24)}});
}

WholeDays read_days(json::ObjectReader& reader) {
    WholeDays days;
    for (const auto* name : {"start", "duration", "disambiguation"})
        if (reader.presence(name) == json::Presence::present) reader.fault(name, "fault.days-or-times");
    days.first = reader.required_plain_date("firstDay").value_or(PlainDate{});
    days.last = reader.optional_plain_date("lastDay").value_or(days.first);
    days.zone = reader.optional_text("timeZone", 64).value_or("");
    if (days.last < days.first) reader.fault("lastDay", "fault.last-day-before-first");
    if (days.last - days.first >= kLongestAbsence) refuse_too_long(reader, "lastDay");
    return days;
}

WantedPeriod read_times(json::ObjectReader& reader) {
    auto period = read_period(reader);
    if (period.duration > kLongestAbsence) refuse_too_long(reader, "duration");
    return period;
}

WantedAbsence read_absence(json::ObjectReader& reader) {
    const bool has_first = reader.presence("firstDay") == json::Presence::present;
    const bool has_last = reader.presence("lastDay") == json::Presence::present;
    if (has_first || has_last) return read_days(reader);
    return read_times(reader);
}

json::object as_sent(const Unavailability& unavailability) {
    json::object body;
    if (unavailability.extent == Extent::whole_days) {
        body["firstDay"] = format_plain_date(std::chrono::floor<date::days>(unavailability.time.start));
        body["lastDay"] = format_plain_date(last_day(unavailability.time));
    } else {
        body["start"] = format_plain_date_time(unavailability.time.start);
        body["duration"] = format_duration(unavailability.time.duration);
        if (unavailability.time.fold == Fold::second) body["disambiguation"] = "later";
    }
    body["timeZone"] = unavailability.time.zone;
    body["certainty"] = word(unavailability.certainty);
    body["source"] = word(unavailability.source);
    if (unavailability.as_of) body["asOf"] = format_utc(*unavailability.as_of);
    if (!unavailability.reason.empty()) body["reason"] = unavailability.reason;
    return body;
}

// A start that stays is the one that it was, where the clocks show it twice.
bool keeps_start(const json::value& patch) {
    const auto* object = patch.if_object();
    if (object == nullptr) return false;
    for (const auto* name : {"start", "timeZone", "disambiguation"})
        if (object->if_contains(name) != nullptr) return false;
    return true;
}

json::object met_json(const MetOccupancy& met) {
    json::object body{{"utcStart", format_utc(met.occupancy.interval.start)},
                      {"utcEnd", format_utc(met.occupancy.interval.end)},
                      {"firmness", word(met.occupancy.firmness)},
                      {"required", met.occupancy.requirement == scheduling::Requirement::required},
                      {"masked", !met.owner.has_value()}};
    if (met.owner) body["owner"] = json::object{{"kind", met.owner->kind}, {"id", met.owner->id}};
    return body;
}

json::object logged(const Unavailability* unavailability) {
    if (unavailability == nullptr) return {};
    auto body = as_sent(*unavailability);
    body["personId"] = unavailability->person.text();
    return body;
}

}  // namespace

Result<WantedUnavailability> read_unavailability(const json::value& body) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    WantedUnavailability wanted;
    wanted.time = read_absence(reader);
    wanted.certainty = reader.optional_word("certainty", scheduling::parse_certainty).value_or(wanted.certainty);
    wanted.source = reader.optional_word("source", scheduling::parse_absence_source).value_or(wanted.source);
    if (const auto as_of = reader.optional_text("asOf", 64)) {
        wanted.as_of = parse_utc(*as_of);
        if (!wanted.as_of) reader.fault("asOf", "fault.utc");
    }
    if (wanted.source == scheduling::AbsenceSource::calendar && reader.presence("asOf") != json::Presence::present)
        reader.fault("asOf", "fault.calendar-needs-as-of");
    wanted.reason = reader.optional_text("reason", limits::kReasonBytes).value_or("");
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return wanted;
}

Result<WantedUnavailability> read_unavailability_patch(const Unavailability& present, const json::value& patch) {
    json::value wanted = as_sent(present);
    if (!keeps_start(patch)) wanted.as_object().erase("disambiguation");
    else if (present.extent == Extent::times && present.time.fold == Fold::first) wanted.as_object()["disambiguation"] = "earlier";
    json::merge_patch(wanted, patch);
    return read_unavailability(wanted);
}

json::object unavailability_json(const Unavailability& unavailability) {
    json::object body{{"id", unavailability.id.text()}, {"personId", unavailability.person.text()}};
    for (auto& member : as_sent(unavailability)) body[member.key()] = std::move(member.value());
    body["timeZoneVersion"] = unavailability.time.zone_version;
    body["utcStart"] = format_utc(unavailability.time.utc.start);
    body["utcEnd"] = format_utc(unavailability.time.utc.end);
    if (unavailability.by) body["by"] = unavailability.by->text();
    body["version"] = unavailability.version;
    body["updated"] = format_utc(unavailability.updated_at);
    return body;
}

json::object unavailability_json(const Unavailability& unavailability, const std::vector<MetOccupancy>& clashes) {
    auto body = unavailability_json(unavailability);
    auto& list = body["clashes"].emplace_array();
    for (const auto& met : clashes) list.push_back(met_json(met));
    return body;
}

command::Change unavailability_change(std::string kind, const Unavailability* before, const Unavailability* after) {
    const auto& id = (after == nullptr ? before : after)->id;
    auto data = json::field_changes(logged(before), logged(after), {"reason"});
    return {kScope, std::move(kind), "unavailability", id.text(), json::serialize(data), {}};
}

}  // namespace multaqa::resources
