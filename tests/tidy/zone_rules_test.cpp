// Walks the sources: nothing but our own database resolves a time zone, and no clock but the server's is read.
#include "tests/tidy/zone_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace multaqa::tidy {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::string>& sources_by_name() {
    static const auto all = [] {
        std::map<std::string, std::string> texts;
        for (const char* folder : {"common", "server", "schema"})
            for (const auto& entry : fs::recursive_directory_iterator(fs::path(MULTAQA_SOURCE_DIR) / folder)) {
                const auto extension = entry.path().extension();
                if (extension != ".cpp" && extension != ".hpp" && extension != ".sql") continue;
                std::ifstream stream(entry.path());
                texts[fs::relative(entry.path(), MULTAQA_SOURCE_DIR).generic_string()] = {std::istreambuf_iterator<char>(stream), {}};
            }
        return texts;
    }();
    return all;
}

std::vector<std::string> found_in(std::string_view path, std::string_view source) {
    std::vector<std::string> found;
    for (const ZoneFinding& finding : zone_findings(path, source)) found.push_back(finding.found);
    return found;
}
using Found = std::vector<std::string>;

TEST(ZoneRules, HoldInEverySource) {
    EXPECT_GT(sources_by_name().size(), 500u);
    for (const auto& [name, text] : sources_by_name())
        for (const ZoneFinding& finding : zone_findings(name, text))
            ADD_FAILURE() << name << ":" << finding.line << ": " << finding.found << ": " << finding.reason
                          << "; ask common/time, or add an exception with its reason to tests/tidy/zone_rules.cpp";
}

TEST(ZoneRules, FindWhatTheyForbid) {
    EXPECT_EQ(found_in("server/a.cpp", "auto t = icu::TimeZone::createDefault();"), Found{"icu::TimeZone::createDefault"});
    EXPECT_EQ(found_in("server/a.cpp", "icaltimezone_get_builtin_timezone(x); icalcomponent_get_dtstart(e);"),
              (Found{"icaltimezone_get_builtin_timezone", "icalcomponent_get_dtstart"}));
    EXPECT_EQ(found_in("server/a.cpp", "std::chrono::zoned_time z; date::locate_zone(n);"), (Found{"std::chrono::zoned_time", "date::locate_zone"}));
    EXPECT_EQ(found_in("server/a.cpp", "std::localtime(&t); strftime (b);"), (Found{"localtime(", "strftime ("}));
    EXPECT_EQ(found_in("server/a_store.cpp", "\"UPDATE a SET at = now ( ), day = CURRENT_DATE\""), (Found{"now ( )", "CURRENT_DATE"}));
    EXPECT_EQ(found_in("server/a_store.cpp", "R\"(SELECT\n at at time zone 'UTC')\""), Found{"at time zone"});
    EXPECT_EQ(found_in("schema/a.sql", "at TIMESTAMPTZ DEFAULT (datetime('now'))"), (Found{"TIMESTAMPTZ", "datetime('now"}));
}

TEST(ZoneRules, LetOtherWordsPass) {
    EXPECT_EQ(found_in("server/a.cpp", "clock.now(); // localtime(), at time zone\n/* mktime( */ char c = '\"'; now();"), Found{});
    EXPECT_EQ(found_in("server/a.cpp", "wall(\"a \\\" localhost\"); gmtime_r(&s, &utc);"), Found{});
    EXPECT_EQ(found_in("schema/a.sql", "-- now()\nupdated_at BIGINT NOT NULL"), Found{});
}

TEST(ZoneRules, CountLinesThroughTextsAndComments) {
    const auto findings = zone_findings("server/a.cpp", "/*\n\n*/ R\"x(\n)x\"\n\"\"\nmktime(&t);");
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings.front().line, 6u);
}

TEST(ZoneRules, HaveNoExceptionThatNothingNeeds) {
    for (const ZoneException& exception : zone_exceptions()) {
        const auto source = sources_by_name().find(exception.file);
        ASSERT_NE(source, sources_by_name().end()) << exception.file;
        const auto found = found_in("server/elsewhere.cpp", source->second);
        EXPECT_TRUE(std::find(found.begin(), found.end(), exception.found) != found.end()) << exception.file << ": " << exception.found;
    }
}

TEST(ZoneRules, KeepSessionsOfPostgresOnUtc) {
    EXPECT_NE(sources_by_name().at("server/store/postgres_connect.cpp").find("\"SET TimeZone = 'UTC';"), std::string::npos);
}

}  // namespace
}  // namespace multaqa::tidy
