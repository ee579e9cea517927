#include "resources/booking_codec.hpp"

#include "common/json/field_changes.hpp"
#include "common/limits.hpp"
#include "common/resource_limits.hpp"
#include "resources/resources_codec.hpp"
#include "scheduling/needs_codec.hpp"

namespace multaqa::resources {
namespace {

using scheduling::Subject;
using scheduling::SubjectKind;

constexpr minutes kLongest = std::chrono::duration_cast<minutes>(limits::kSessionLength);

BookingGovernance read_governance(json::ObjectReader& reader) {
    BookingGovernance governance;
    governance.on_conflict = reader.optional_word("onConflict", scheduling::parse_on_conflict).value_or(scheduling::OnConflict::reject);
    governance.reason = reader.optional_text("reason", limits::kReasonBytes).value_or("");
    return governance;
}

scheduling::Needs read_needs_member(json::ObjectReader& reader, std::vector<Fault>& faults) {
    const auto* source = reader.find("needs");
    if (source == nullptr || source->is_null()) return {};
    json::ObjectReader own(*source, faults, reader.pointer_to("needs"));
    auto needs = scheduling::read_needs(own);
    own.refuse_unknown();
    return needs;
}

std::optional<SubjectKind> parse_bookable(std::string_view word) {
    const auto kind = scheduling::parse_subject_kind(word);
    return kind == SubjectKind::person ? std::nullopt : kind;
}

json::object change_fields(const Booking& booking) {
    auto body = booking_json(booking);
    for (const auto* name : {"id", "version", "updated", "requestedBy", "decidedBy"}) body.erase(name);
    return body;
}

}  // namespace

json::object resource_json(const Subject& subject) { return {{"kind", word(subject.kind)}, {"id", subject.id}}; }

std::optional<Subject> read_resource(json::ObjectReader& reader, std::vector<Fault>& faults) {
    const auto* source = reader.find("resource");
    if (source == nullptr || source->is_null()) {
        reader.fault("resource", "fault.required");
        return std::nullopt;
    }
    json::ObjectReader own(*source, faults, reader.pointer_to("resource"));
    if (own.presence("kind") != json::Presence::present) own.fault("kind", "fault.required");
    const auto kind = own.optional_word("kind", parse_bookable);
    const auto id = own.required_id<RoomId>("id");
    own.refuse_unknown();
    if (!kind || !id) return std::nullopt;
    return Subject{*kind, id->text()};
}

WantedPeriod read_period(json::ObjectReader& reader) {
    WantedPeriod period;
    for (const auto* name : {"start", "duration"})
        if (reader.presence(name) != json::Presence::present) reader.fault(name, "fault.required");
    period.start = reader.optional_plain_date_time("start").value_or(PlainDateTime{});
    period.zone = reader.optional_text("timeZone", 64).value_or("");
    period.duration = reader.optional_duration("duration").value_or(minutes{1});
    period.disambiguation = reader.optional_word("disambiguation", parse_disambiguation).value_or(Disambiguation::reject);
    return period;
}

void add_time(json::object& body, const PlacedTime& time) {
    body["start"] = format_plain_date_time(time.start);
    body["timeZone"] = time.zone;
    body["duration"] = format_duration(time.duration);
    body["timeZoneVersion"] = time.zone_version;
    body["utcStart"] = format_utc(time.utc.start);
    body["utcEnd"] = format_utc(time.utc.end);
}

Result<RequestBooking> read_booking_request(const json::value& body) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    RequestBooking request;
    auto& fields = request.fields;
    fields.subject = read_resource(reader, faults).value_or(Subject{});
    fields.title = reader.required_localized("title", limits::kTitleBytes).value_or(LocalizedText{});
    fields.quantity = reader.optional_integer("quantity", 1, limits::kEquipmentPieces).value_or(1);
    if (fields.quantity != 1 && fields.subject.kind != SubjectKind::equipment)
        reader.fault("quantity", "fault.range", {{"min", "1"}, {"max", "1"}});
    fields.needs = read_needs_member(reader, faults);
    fields.note = reader.optional_text("note", limits::kReasonBytes).value_or("");
    request.period = read_period(reader);
    if (request.period.duration > kLongest)
        reader.fault("duration", "fault.duration-too-long", {{"days", std::to_string(kLongest / std::chrono::hours{24})}});
    request.governance = read_governance(reader);
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return request;
}

Result<DecideBooking> read_decision(const json::value& body) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    DecideBooking decide;
    if (reader.presence("decision") != json::Presence::present) reader.fault("decision", "fault.required");
    decide.decision = reader.optional_word("decision", parse_decision).value_or(Decision::decline);
    if (const auto until = reader.optional_text("heldUntil", 64)) {
        decide.held_until = parse_utc(*until);
        if (!decide.held_until) reader.fault("heldUntil", "fault.utc");
        if (decide.decision != Decision::hold) reader.fault("heldUntil", "fault.held-until-decision");
    } else if (decide.decision == Decision::hold) {
        reader.fault("heldUntil", "fault.required");
    }
    decide.governance = read_governance(reader);
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return decide;
}

json::object booking_json(const Booking& booking) {
    json::object body{{"id", booking.id.text()}, {"resource", resource_json(booking.subject)}, {"title", json::to_json(booking.title)}};
    add_time(body, booking.time);
    if (booking.subject.kind == SubjectKind::equipment) body["quantity"] = booking.quantity;
    if (!booking.needs.empty()) body["needs"] = scheduling::to_json(booking.needs);
    if (!booking.note.empty()) body["note"] = booking.note;
    body["status"] = word(booking.status);
    if (booking.held_until) body["heldUntil"] = format_utc(*booking.held_until);
    if (booking.requested_by) body["requestedBy"] = booking.requested_by->text();
    if (booking.decided_by) body["decidedBy"] = booking.decided_by->text();
    body["version"] = booking.version;
    body["updated"] = format_utc(booking.updated_at);
    return body;
}

command::Change booking_requested(const Booking& booking) {
    return {kScope, "BookingRequested", "booking", booking.id.text(), json::serialize(json::field_changes({}, change_fields(booking))), {}};
}

command::Change booking_moved(const Booking& before, const Booking& after) {
    const auto data = json::field_changes(change_fields(before), change_fields(after));
    return {kScope, "BookingMoved", "booking", after.id.text(), json::serialize(data), {}};
}

command::Change booking_decided(const Booking& before, const Booking& after, const std::string& reason) {
    std::string kind = "BookingHeld";
    if (after.status == BookingStatus::confirmed) kind = "BookingConfirmed";
    if (after.status == BookingStatus::declined) kind = "BookingDeclined";
    if (after.status == BookingStatus::released) kind = "BookingReleased";
    auto data = json::field_changes(change_fields(before), change_fields(after));
    if (!reason.empty()) data["reason"] = reason;
    return {kScope, std::move(kind), "booking", after.id.text(), json::serialize(data), {}};
}

}  // namespace multaqa::resources
