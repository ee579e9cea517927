// The texts of time: dates, wall times, instants and durations. What is accepted is written and read back the same.
#include "common/text/localized_text.hpp"
#include "common/time/instant.hpp"
#include "common/time/plain_date_time.hpp"
#include "common/time/tzif.hpp"
#include "tests/fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace multaqa;
    using fuzz::require;
    const auto text = fuzz::as_text(data, size);
    if (const auto t = parse_plain_date_time(text))
        require("a wall time comes back", parse_plain_date_time(format_plain_date_time(*t)) == t);
    if (const auto d = parse_plain_date(text)) require("a date is written as it was read", format_plain_date(*d) == text);
    if (const auto t = parse_utc(text)) {
        const auto whole = std::chrono::floor<std::chrono::seconds>(*t);
        const auto written = format_utc(*t);  // an offset may lead out of the four-digit years: then it is not read again
        if (written.size() == 20 && written[0] != '-') require("an instant comes back", parse_utc(written) == Instant{whole});
    }
    if (const auto length = parse_duration(text)) {
        require("a duration is within its bounds", length->count() > 0 && *length <= kLongestDuration);
        require("a duration comes back", parse_duration(format_duration(*length)) == length);
    }
    if (const auto tag = canonical_language_tag(text)) require("a canonical tag is a tag", is_language_tag(*tag));
    (void)tzif::parse_footer(text);
    (void)tzif::summarize(text);
    return 0;
}
