// Which text is taken for zone data, and what is said of one that is not.
#include "app/zone_text.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "common/limits.hpp"
#include "common/time/zone_database.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;

class ZoneTextTest : public ::testing::Test {
  protected:
    fs::path write(const std::string& text) {
        std::ofstream(folder.path() / "tzdata.zi", std::ios::binary) << text;
        return folder.path();
    }
    static std::string refusal_of(const fs::path& place) {
        try {
            read_zone_text(place);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    }

    test::TemporaryFolder folder;
};

TEST_F(ZoneTextTest, IsReadOfAFolderAndOfAFile) {
    write("# version 2026f\nR A 1\n");
    for (const auto& place : {folder.path(), folder.path() / "tzdata.zi"}) {
        const auto read = read_zone_text(place);
        EXPECT_EQ(read.version, "2026f");
        EXPECT_EQ(read.text, "# version 2026f\nR A 1\n");
        EXPECT_EQ(read.source, (folder.path() / "tzdata.zi").string());
    }
    EXPECT_EQ(zone_version_in(folder.path()), "2026f");
}

TEST_F(ZoneTextTest, IsRefusedWithTheRemedyWhereItIsNone) {
    EXPECT_EQ(zone_version_in(folder.path()), "");
    EXPECT_NE(refusal_of(folder.path()).find("Install the package tzdata"), std::string::npos) << "nothing there";
    EXPECT_NE(refusal_of(write("R A 1\n")).find("names no version"), std::string::npos);
    EXPECT_NE(refusal_of(write("# version ../../etc\n")).find("names no version"), std::string::npos);
    EXPECT_NE(refusal_of(write(std::string("# version 2026f\n\0", 17))).find("no text"), std::string::npos);
    EXPECT_NE(refusal_of(write("# version 2026f\n# Caf\xc3\xa9\n")).find("no text"), std::string::npos);
}

// Opening a pipe would wait for who writes into it.
TEST_F(ZoneTextTest, IsReadOfFilesAlone) {
    const auto file = folder.path() / "tzdata.zi";
    const auto expect_none = [&](const char* what) {
        EXPECT_EQ(zone_version_in(folder.path()), "") << what;
        EXPECT_NE(refusal_of(folder.path()).find("no readable file"), std::string::npos) << what;
        fs::remove(file);
    };
    fs::create_directory(file);
    expect_none("a folder");
    ASSERT_EQ(mkfifo(file.c_str(), 0600), 0);
    expect_none("a pipe");
    fs::create_symlink("/dev/zero", file);
    expect_none("a device");
    fs::create_symlink("tzdata.zi", file);
    expect_none("a link to itself");
}

TEST_F(ZoneTextTest, IsBounded) {
    const std::string start = "# version 2026f\n";
    EXPECT_EQ(refusal_of(write(start + std::string(limits::kZoneTextBytes - start.size(), '#'))), "");
    EXPECT_NE(refusal_of(write(start + std::string(limits::kZoneTextBytes - start.size() + 1, '#'))).find("too large"), std::string::npos);
}

TEST_F(ZoneTextTest, CompilesToAFolderThatOpens) {
    const auto text = read_zone_text(multaqa::testing::zone_source(multaqa::testing::kZonesBefore));
    compile_zones(text, folder.path() / "2025b");
    EXPECT_EQ(ZoneDatabase::open((folder.path() / "2025b").string())->version(), "2025b");
}

TEST_F(ZoneTextTest, ThatDoesNotCompileLeavesNothingBehind) {
    EXPECT_THROW(compile_zones({"2026f", "a test", "# version 2026f\nZ Broken\n"}, folder.path() / "2026f"), std::runtime_error);
    EXPECT_THROW(compile_zones({"2026f", "a test", "# version 2026f\nZ tzdata.zi 0 - UTC\n"}, folder.path() / "2026f"), std::runtime_error);
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

}  // namespace
}  // namespace multaqa::app
