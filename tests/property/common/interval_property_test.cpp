// The algebra of half-open intervals: laws that hold for every pair, checked against sets of minutes.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "common/time/interval.hpp"

namespace multaqa {
namespace {

constexpr int kMinutes = 30;  // small enough that neighbours, overlaps and empty intervals are all common

Interval an_interval() {
    const int a = *rc::gen::inRange(0, kMinutes);
    const int b = *rc::gen::inRange(0, kMinutes);
    const auto at = [](int minute) { return Instant{minutes{minute}}; };
    return {at(std::min(a, b)), at(std::max(a, b))};
}

std::set<std::int64_t> minutes_of(const Interval& i) {
    std::set<std::int64_t> result;
    for (auto t = i.start; t < i.end; t += minutes{1}) result.insert(to_micros(t) / 60'000'000);
    return result;
}

std::set<std::int64_t> common(const std::set<std::int64_t>& a, const std::set<std::int64_t>& b) {
    std::set<std::int64_t> result;
    for (const auto minute : a)
        if (b.contains(minute)) result.insert(minute);
    return result;
}

RC_GTEST_PROP(IntervalAlgebra, OverlapsExactlyWhenAMinuteIsShared, ()) {
    const auto a = an_interval();
    const auto b = an_interval();
    RC_ASSERT(overlaps(a, b) == !common(minutes_of(a), minutes_of(b)).empty());
    RC_ASSERT(overlaps(a, b) == overlaps(b, a));
}

RC_GTEST_PROP(IntervalAlgebra, IntersectsInTheSharedMinutes, ()) {
    const auto a = an_interval();
    const auto b = an_interval();
    const auto shared = intersection(a, b);
    RC_ASSERT(shared == intersection(b, a));
    RC_ASSERT(shared.has_value() == overlaps(a, b));
    RC_ASSERT((shared ? minutes_of(*shared) : std::set<std::int64_t>{}) == common(minutes_of(a), minutes_of(b)));
    if (shared) RC_ASSERT(contains(a, *shared) && contains(b, *shared) && !is_empty(*shared));
}

RC_GTEST_PROP(IntervalAlgebra, ContainmentGoesOn, ()) {
    const auto a = an_interval();
    const auto b = an_interval();
    const auto c = an_interval();
    if (contains(a, b) && contains(b, c)) RC_ASSERT(contains(a, c));
    if (contains(a, b) && contains(b, a)) RC_ASSERT(a == b);
    if (contains(a, b) && !is_empty(b)) RC_ASSERT(intersection(a, b) == std::optional<Interval>(b));
}

RC_GTEST_PROP(IntervalAlgebra, NeighboursShareNothing, ()) {
    const auto a = an_interval();
    const Interval next{a.end, a.end + minutes{*rc::gen::inRange(0, kMinutes)}};
    RC_ASSERT(!overlaps(a, next));
    RC_ASSERT(!overlaps(next, a));
}

RC_GTEST_PROP(IntervalAlgebra, LengthIsTheNumberOfMinutes, ()) {
    const auto a = an_interval();
    RC_ASSERT(length(a).count() == static_cast<std::int64_t>(minutes_of(a).size()));
}

}  // namespace
}  // namespace multaqa
