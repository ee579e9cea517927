// What could resolve a time zone beside our own database (common/time), as data: none of it may stand in the sources.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace multaqa::tidy {

// One line of a source, its comments taken away and what stands in quotes parted from the rest.
struct SourceLine {
    std::size_t number = 0;
    std::string code;
    std::string quoted;
};
enum class Language { cpp, sql };
std::vector<SourceLine> lines_of(std::string_view source, Language language);

struct ZoneFinding {
    std::size_t line = 0;
    std::string found;
    std::string reason;
};
// Without what the exceptions allow.
std::vector<ZoneFinding> zone_findings(std::string_view path, std::string_view source);

struct ZoneException {
    const char* file;
    const char* found;
    const char* reason;
};
const std::vector<ZoneException>& zone_exceptions();

}  // namespace multaqa::tidy
