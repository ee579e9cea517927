// Walks the sources: every #include obeys the table of ARCHITECTURE.md, every header says what it is.
#include "tests/tidy/include_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

namespace multaqa::tidy {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sources() {
    std::vector<fs::path> files;
    for (const char* folder : {"common", "server"})
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(MULTAQA_SOURCE_DIR) / folder)) {
            const auto extension = entry.path().extension();
            if (extension == ".cpp" || extension == ".hpp") files.push_back(entry.path());
        }
    std::sort(files.begin(), files.end());
    return files;
}

std::string name_of(const fs::path& file) { return fs::relative(file, MULTAQA_SOURCE_DIR).generic_string(); }

TEST(IncludeRules, HoldInEverySource) {
    static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    int looked_at = 0;
    for (const fs::path& file : sources()) {
        std::ifstream stream(file);
        std::smatch match;
        for (std::string line; std::getline(stream, line);) {
            if (!std::regex_search(line, match, include)) continue;
            ++looked_at;
            const std::string objected = objection(name_of(file), match[1].str());
            EXPECT_EQ(objected, "") << name_of(file) << " includes " << match[1];
        }
    }
    EXPECT_GT(looked_at, 300);
}

TEST(IncludeRules, ObjectToWhatTheyForbid) {
    EXPECT_NE(objection("server/programme/session.hpp", "store/connection.hpp"), "");
    EXPECT_NE(objection("server/programme/session_routes.cpp", "programme/session_store.hpp"), "");
    EXPECT_NE(objection("server/directory/person_commands.cpp", "programme/session_commands.hpp"), "");
    EXPECT_NE(objection("server/programme/session_commands.cpp", "resources/room_store.hpp"), "");
    EXPECT_NE(objection("server/live/hub.cpp", "command/executor.hpp"), "");
    EXPECT_NE(objection("server/web_api/router.cpp", "boost/beast/http.hpp"), "");
    EXPECT_NE(objection("common/time/interval.hpp", "store/value.hpp"), "");
    EXPECT_EQ(objection("server/programme/session_commands.cpp", "scheduling/projection_commands.hpp"), "");
    EXPECT_EQ(objection("server/app/server.cpp", "edge/server.hpp"), "");
}

TEST(Headers, SayInTheirFirstLineWhatTheyAre) {
    for (const fs::path& file : sources()) {
        if (file.extension() != ".hpp") continue;
        std::ifstream stream(file);
        std::string first;
        std::getline(stream, first);
        EXPECT_EQ(first.rfind("// ", 0), 0u) << name_of(file);
    }
}

TEST(Sources, StayShortEnoughToHoldOneIdea) {
    for (const fs::path& file : sources()) {
        std::ifstream stream(file);
        const auto lines = std::count(std::istreambuf_iterator<char>(stream), {}, '\n');
        EXPECT_LE(lines, 500) << name_of(file);
    }
}

TEST(Layout, HasNoOtherTopLevelFolders) {
    const std::vector<std::string> known = {"common", "server", "schema", "web", "tests", "deploy", ".ci", ".git", "build", "var", ".cache"};
    for (const auto& entry : fs::directory_iterator(MULTAQA_SOURCE_DIR))
        if (entry.is_directory())
            EXPECT_NE(std::find(known.begin(), known.end(), entry.path().filename().string()), known.end()) << entry.path().filename();
}

}  // namespace
}  // namespace multaqa::tidy
