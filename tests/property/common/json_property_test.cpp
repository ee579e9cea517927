// Merge patch and difference undo each other; the strict parser reads back what is written.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/json/json.hpp"
#include "common/text/bidi.hpp"

namespace multaqa::json {
namespace {

// Without nulls inside objects, which no merge patch can express (RFC 7396 §1).
value a_value(int depth) {
    switch (*rc::gen::inRange(0, depth > 0 ? 7 : 5)) {
        case 0: return *rc::gen::inRange<std::int64_t>(-3, 3);
        case 1: return *rc::gen::arbitrary<bool>();
        case 2: return value(*rc::gen::element<std::string>("", "a", "é", "ملتقى"));
        case 3: return array{*rc::gen::inRange<std::int64_t>(0, 2), nullptr};
        case 4: return object{};
        default: break;
    }
    object members;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        members[*rc::gen::element<std::string>("a", "b", "c", "d~/e")] = a_value(depth - 1);
    return members;
}

RC_GTEST_PROP(Difference, TurnsOneValueIntoTheOther, ()) {
    const auto from = a_value(3);
    const auto to = a_value(3);
    auto target = from;
    if (const auto patch = difference(from, to)) merge_patch(target, *patch);
    RC_ASSERT(target == to);
}

RC_GTEST_PROP(Difference, OfAValueWithItselfIsNothing, ()) {
    const auto any = a_value(3);
    RC_ASSERT(!difference(any, any));
}

RC_GTEST_PROP(MergePatch, AppliedTwiceChangesNothingMore, ()) {
    auto once = a_value(3);
    const auto patch = a_value(3);
    merge_patch(once, patch);
    auto twice = once;
    merge_patch(twice, patch);
    RC_ASSERT(once == twice);
}

RC_GTEST_PROP(JsonParse, ReadsBackWhatIsWritten, ()) {
    const auto any = a_value(4);
    RC_ASSERT(parse(serialize(any)).value() == any);
}

RC_GTEST_PROP(JsonParse, NeverDiesOfAnyBytes, (const std::string& bytes)) { (void)parse(bytes); }

// How many isolates are open after `text`; -1 if a mark closed one that was opened before it.
int open_after(std::string_view text) {
    int open = 0;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto mark = text.substr(i, 3);
        if (mark == "\u2066" || mark == "\u2067" || mark == "\u2068") ++open;
        if (mark == "\u2069" && --open < 0) return -1;
    }
    return open;
}

RC_GTEST_PROP(Isolate, CannotBeEscaped, ()) {
    std::string text;
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i)
        text += *rc::gen::element<std::string>("a", "ب", "\u2066", "\u2067", "\u2068", "\u2069", "\u2069", "\xE2", "\xE2\x81");
    const auto isolated = isolate(text);
    RC_ASSERT(open_after(isolated) == 0);
    RC_ASSERT(open_after(std::string_view(isolated).substr(0, isolated.size() - 3)) == 1);
}

}  // namespace
}  // namespace multaqa::json
