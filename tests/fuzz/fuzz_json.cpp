// The strict JSON parser: never dies, accepts nothing that Boost.JSON refuses, and what it accepts survives writing.
#include "common/json/json.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace {

using multaqa::fuzz::require;
namespace json = multaqa::json;

bool is_plain_json(std::string_view text) {
    boost::json::error_code ec;
    boost::json::parse({text.data(), text.size()}, ec);
    return !ec;
}

void check_accepted(std::string_view text, const json::value& parsed) {
    require("what is accepted is JSON", is_plain_json(text));
    // Not compared: Boost.JSON 1.81 reads doubles imprecisely, a round may change the last bit.
    require("what is written can be read", json::parse(json::serialize(parsed)).has_value());
}

void check_patch(const json::value& patch) {
    auto target = json::parse_trusted(R"({"a":{"b":1,"c":[1,2]},"d":"e"})");
    const auto before = target;
    json::merge_patch(target, patch);
    auto copy = before;
    if (const auto change = json::difference(before, target)) json::merge_patch(copy, *change);
    require("difference undoes what merge_patch did", copy == target);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = multaqa::fuzz::as_text(data, size);
    const auto parsed = json::parse(text);
    if (!parsed) {
        require("a refusal has one fault with a key", parsed.error().faults.size() == 1 && !parsed.error().faults[0].key.empty());
        return 0;
    }
    check_accepted(text, *parsed);
    check_patch(*parsed);
    return 0;
}
