// Laws of wall time, instants and zones, over random points of every zone, half of them near a change of offset.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/time/zoned_date_time.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

const Instant kFirst = parse_utc("1920-01-01T00:00:00Z").value();
const Instant kLast = parse_utc("2190-01-01T00:00:00Z").value();

const ZoneDatabase& a_database() { return testing::zones(*rc::gen::element(testing::kZonesBefore, testing::kZonesNow)); }

const TimeZone& a_zone(const ZoneDatabase& database) {
    static const auto names = testing::zones(testing::kZonesNow).names();  // both releases know the same names
    return *database.find(*rc::gen::elementOf(names)).value();
}

Instant any_instant() {
    return kFirst + seconds{*rc::gen::inRange<std::int64_t>(0, std::chrono::duration_cast<seconds>(kLast - kFirst).count())};
}

// A moment within three hours of a change of offset in `zone`, or just any.
Instant near_a_change(const TimeZone& zone) {
    const auto t = any_instant();
    const auto changes = zone.transitions(t, std::min(t + hours{24 * 400}, kLast));
    if (changes.empty()) return t;
    return changes.front().at + seconds{*rc::gen::inRange(-3 * 3600, 3 * 3600)};
}

Instant an_instant(const TimeZone& zone) { return *rc::gen::arbitrary<bool>() ? near_a_change(zone) : any_instant(); }

Disambiguation a_mode() {
    return *rc::gen::element(Disambiguation::compatible, Disambiguation::earlier, Disambiguation::later);
}

RC_GTEST_PROP(ZonedTime, EveryInstantComesBackFromItsWallTimeAndFold, ()) {
    const auto& database = a_database();
    const auto& zone = a_zone(database);
    const auto t = an_instant(zone);
    const auto local = to_local(zone, t);
    const auto found = zone.lookup(local);
    RC_ASSERT(!std::holds_alternative<SkippedTime>(found));
    const auto* repeated = std::get_if<RepeatedTime>(&found);
    const auto fold = repeated != nullptr && repeated->second == t ? Fold::second : Fold::first;
    const auto back = resolve_stored(database, local, zone.name(), fold).value();
    RC_ASSERT(back.utc == t);
    RC_ASSERT(back.fold == fold);
    RC_ASSERT(back.wall == local);
}

RC_GTEST_PROP(ZonedTime, WhatIsResolvedIsWhatIsReadBack, ()) {
    const auto& database = a_database();
    const auto& zone = a_zone(database);
    const auto local = to_local(zone, an_instant(zone)) + seconds{*rc::gen::inRange(-7200, 7200)};
    const auto stored = resolve(database, local, zone.name(), a_mode()).value();
    RC_ASSERT(resolve_stored(database, stored.wall, stored.zone, stored.fold).value() == stored);
    RC_ASSERT(to_local(zone, stored.utc) == stored.wall);
    RC_ASSERT(stored.wall.time_since_epoch() - stored.offset == std::chrono::floor<seconds>(stored.utc).time_since_epoch());
}

RC_GTEST_PROP(ZonedTime, RejectRefusesExactlyWhereEarlierAndLaterDiffer, ()) {
    const auto& database = a_database();
    const auto& zone = a_zone(database);
    const auto local = to_local(zone, near_a_change(zone)) + seconds{*rc::gen::inRange(-7200, 7200)};
    const auto earlier = resolve(database, local, zone.name(), Disambiguation::earlier).value();
    const auto later = resolve(database, local, zone.name(), Disambiguation::later).value();
    const auto strict = resolve(database, local, zone.name(), Disambiguation::reject);
    RC_ASSERT(strict.has_value() == (earlier.utc == later.utc));
    RC_ASSERT(earlier.utc <= later.utc);
    if (strict) {
        RC_ASSERT(strict.value() == earlier);
        return;
    }
    const auto& alternatives = strict.error().alternatives;
    RC_ASSERT(alternatives.size() == 2U);
    RC_ASSERT(parse_utc(alternatives[0].utc_start).value() == earlier.utc);
    RC_ASSERT(parse_utc(alternatives[1].utc_start).value() == later.utc);
    RC_ASSERT(parse_plain_date_time(alternatives[0].start).value() == earlier.wall);
    RC_ASSERT(parse_plain_date_time(alternatives[1].start).value() == later.wall);
}

RC_GTEST_PROP(ZonedTime, TransitionsAreWhereTheOffsetChanges, ()) {
    const auto& zone = a_zone(a_database());
    const auto from = any_instant();
    const auto to = std::min(from + hours{24 * 800}, kLast);
    auto offset = zone.offset_at(from - seconds{1});
    auto last = from - seconds{1};
    for (const auto& change : zone.transitions(from, to)) {
        RC_ASSERT(change.at > last && change.at < to);
        RC_ASSERT(zone.offset_at(change.at - seconds{1}) == offset);
        RC_ASSERT(zone.offset_at(change.at) == change.offset);
        RC_ASSERT(change.offset != offset);
        offset = change.offset;
        last = change.at;
    }
    RC_ASSERT(zone.offset_at(to - seconds{1}) == offset);
}

RC_GTEST_PROP(PlainTime, GoesThroughTextAndBack, ()) {
    const PlainDateTime t{seconds{*rc::gen::inRange<std::int64_t>(-2208988800, 7289654399)}};  // 1900 … 2200
    RC_ASSERT(parse_plain_date_time(format_plain_date_time(t)).value() == t);
    const auto day = date::floor<date::days>(t);
    RC_ASSERT(parse_plain_date(format_plain_date(day)).value() == day);
    const Instant instant{t.time_since_epoch()};
    RC_ASSERT(parse_utc(format_utc(instant)).value() == instant);
}

RC_GTEST_PROP(PlainTime, DurationsGoThroughTextAndBack, ()) {
    const minutes length{*rc::gen::inRange<std::int64_t>(1, kLongestDuration.count() + 1)};
    RC_ASSERT(parse_duration(format_duration(length)).value() == length);
}

}  // namespace
}  // namespace multaqa
