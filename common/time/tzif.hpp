// The few facts about a TZif file (RFC 8536) that cctz does not tell: whether it is fat, and what its footer says.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace multaqa::tzif {

// The POSIX rule that holds after the last transition of the file.
struct Footer {
    std::chrono::seconds standard_offset{0};  // east of UTC
    bool alternates = false;                  // a rule for daylight saving follows, every year
};

struct Summary {
    bool fat = false;  // the version 1 block holds data (`zic -b fat`); `-b slim` leaves it empty
    std::optional<Footer> footer;
};

bool has_magic(std::string_view bytes);
// nullopt when the bytes are not a whole TZif file of version 2 or later.
std::optional<Summary> summarize(std::string_view bytes);
// "<+01>-1", "EET-2EEST,M3.4.4/50,M10.4.4/50"; nullopt when it cannot be read.
std::optional<Footer> parse_footer(std::string_view text);

}  // namespace multaqa::tzif
