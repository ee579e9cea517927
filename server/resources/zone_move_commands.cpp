#include "resources/zone_move_commands.hpp"

#include <utility>

#include "resources/blocking_codec.hpp"
#include "resources/blocking_store.hpp"
#include "resources/booking_codec.hpp"
#include "resources/booking_store.hpp"
#include "resources/unavailability_codec.hpp"
#include "resources/unavailability_store.hpp"
#include "scheduling/projection_commands.hpp"
#include "scheduling/rule_commands.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::resources {
namespace {

template <class Timed>
Timed moved_to(const command::Write& write, Timed row, const PlacedTime& time) {
    row.time = time;
    row.version += 1;
    row.updated_at = write.context().now;
    return row;
}

std::optional<MovedTime> re_resolve_booking(command::Write& write, const TimedRow& row, const ZoneStep& step) {
    const auto before = select_booking(write.db(), BookingId(row.id));
    if (!before || before->status == BookingStatus::declined || before->status == BookingStatus::released) return std::nullopt;
    const auto moved = re_placed(step, before->time, Measure::elapsed);
    if (!moved) return std::nullopt;
    const auto after = moved_to(write, *before, moved->time);
    scheduling::ProjectionRequest request{{{owner_of(after.id), occupancies_of(after)}}};
    request.cause = scheduling::Cause::zone_data;
    (void)scheduling::project(write, request).value();
    update_booking_time(write.db(), after);
    write.record(booking_moved(*before, after));
    return MovedTime{row, after.title, Measure::elapsed, before->time, after.time, moved->fault, {after.subject}};
}

std::optional<MovedTime> re_resolve_blocking(command::Write& write, const TimedRow& row, const ZoneStep& step) {
    const auto before = select_blocking(write.db(), BlockingId(row.id));
    if (!before || before->state == BlockingState::lifted) return std::nullopt;
    const auto moved = re_placed(step, before->time, Measure::elapsed);
    if (!moved) return std::nullopt;
    const auto after = moved_to(write, *before, moved->time);
    const MovedTime told{row, {}, Measure::elapsed, before->time, after.time, moved->fault,
                         scheduling::list_closed_subjects(write.db(), row.id)};
    for (const auto& subject : told.subjects) write.require_subject(key_of(subject));
    scheduling::reopen(write, row.id);
    for (const auto& subject : told.subjects) scheduling::close_subject(write, row.id, subject, after.time.utc);
    update_blocking_time(write.db(), after);
    write.record(blocking_moved(*before, after));
    return told;
}

std::optional<MovedTime> re_resolve_unavailability(command::Write& write, const TimedRow& row, const ZoneStep& step) {
    const auto before = select_unavailability(write.db(), UnavailabilityId(row.id));
    if (!before) return std::nullopt;
    const auto measure = before->extent == Extent::whole_days ? Measure::whole_days : Measure::elapsed;
    const auto moved = re_placed(step, before->time, measure);
    if (!moved) return std::nullopt;
    const auto after = moved_to(write, *before, moved->time);
    const auto subject = subject_of(after.person);
    write.require_subject(scheduling::key_of(subject));
    update_unavailability(write.db(), after);
    scheduling::put_absence(write, row.id, subject, absence_of(after));
    write.record(unavailability_change("UnavailabilityChanged", &*before, &after));
    return MovedTime{row, {}, measure, before->time, after.time, moved->fault, {subject}};
}

}  // namespace

std::optional<MovedTime> re_resolve_time(command::Write& write, const TimedRow& row, const ZoneStep& step) {
    switch (row.kind) {
        case TimedKind::booking: return re_resolve_booking(write, row, step);
        case TimedKind::blocking: return re_resolve_blocking(write, row, step);
        case TimedKind::unavailability: break;
    }
    return re_resolve_unavailability(write, row, step);
}

}  // namespace multaqa::resources
