// What a folder of zones must be to be opened.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "common/time/zone_database.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test, gone afterwards. cctz caches by path, so no path is used twice.
class ZoneFolder : public ::testing::Test {
  protected:
    ZoneFolder() {
        static int count = 0;
        path_ = fs::temp_directory_path() / ("zones-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
        fs::remove_all(path_);
    }
    ~ZoneFolder() override { fs::remove_all(path_); }

    void write(const std::string& name, const std::string& content) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << content;
    }
    // A copy of one compiled zone of 2026f.
    void copy_zone(const std::string& name) const {
        fs::create_directories((path_ / name).parent_path());
        fs::copy_file(fs::path(testing::zone_folder(testing::kZonesNow)) / name, path_ / name);
    }
    std::string refusal() const {
        try {
            ZoneDatabase::open(path_.string());
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return "opened";
    }

    fs::path path_;
};

TEST_F(ZoneFolder, OpensWithTheVersionInAFileOfThatName) {
    copy_zone("Europe/Paris");
    write("version", "2026f\n");
    EXPECT_EQ(ZoneDatabase::open(path_.string())->version(), "2026f");
}

TEST_F(ZoneFolder, LeavesOutOtherSetsOfRulesAndFilesThatAreNoZones) {
    for (const auto* const name : {"Europe/Paris", "UTC"}) copy_zone(name);
    write("version", "2026f");
    write("zone1970.tab", "FR\t+4852+00220\tEurope/Paris\n");
    write("posix/Europe/Paris", "TZif is not looked at here");
    write("right/Europe/Paris", "TZif is not looked at here");
    EXPECT_EQ(ZoneDatabase::open(path_.string())->names(), (std::vector<std::string>{"Europe/Paris", "UTC"}));
}

TEST_F(ZoneFolder, IsRefusedWhenItDoesNotExist) {
    EXPECT_NE(refusal().find("no such folder"), std::string::npos) << refusal();
}

TEST_F(ZoneFolder, IsRefusedWithoutAVersionAndSaysTheRemedy) {
    copy_zone("Europe/Paris");
    const auto said = refusal();
    EXPECT_NE(said.find("version is unknown"), std::string::npos) << said;
    EXPECT_NE(said.find("zic -b fat"), std::string::npos) << said;
    EXPECT_NE(said.find(path_.string()), std::string::npos) << said;
}

TEST_F(ZoneFolder, IsRefusedWithoutAnyZone) {
    write("version", "2026f");
    EXPECT_NE(refusal().find("there is no zone"), std::string::npos) << refusal();
}

TEST_F(ZoneFolder, IsRefusedWhenAZoneIsCutShort) {
    copy_zone("Europe/Paris");
    copy_zone("UTC");
    write("version", "2026f");
    fs::resize_file(path_ / "Europe/Paris", 1000);
    EXPECT_NE(refusal().find("zone Europe/Paris is broken"), std::string::npos) << refusal();
}

TEST_F(ZoneFolder, IsRefusedWhenTheFilesAreSlim) {
    testing::compile_zones(testing::zone_source("2026f"), path_.string(), testing::Layout::slim);
    const auto said = refusal();
    EXPECT_NE(said.find("is a slim file"), std::string::npos) << said;
    EXPECT_NE(said.find("zic -b fat"), std::string::npos) << said;
}

}  // namespace
}  // namespace multaqa
