// Folders that a careless or hostile hand names as zone data on the command line: each is refused, says why, and nothing of it
// is stored.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "store/meta_store.hpp"
#include "tests/faults/support/server_process.hpp"

namespace multaqa::test {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience{60};

std::string sound_text(std::string_view version) {
    std::ifstream file(multaqa::testing::zone_source(version), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class HostileZoneData : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ServerProcess>(GetParam(), multaqa::testing::kZonesNow);
    }
    fs::path file() const { return folder_.path() / "tzdata.zi"; }
    void hold(const std::string& text) const {
        fs::remove(file());
        std::ofstream(file(), std::ios::binary) << text;
    }
    void expect_refused(const std::string& what, const std::string& reason) const {
        for (const auto* const command : {"preview", "adopt"}) {
            const auto ended = server_->run_within({"time-zones", command, folder_.path().string()}, kPatience);
            ASSERT_TRUE(ended.has_value()) << command << " hangs on " << what;
            EXPECT_NE(ended->status, 0) << command << " of " << what;
            EXPECT_LT(ended->status, 128) << command << " of " << what << " was ended by a signal";
            EXPECT_NE(ended->said.find(reason), std::string::npos) << command << " of " << what << " said: " << ended->said;
        }
        server_->database().open()->read([&](store::Connection& db) {
            EXPECT_EQ(db.find_integer("SELECT count(*) FROM zone_data"), 1) << what;
            EXPECT_EQ(db.find_integer("SELECT count(*) FROM zone_change"), 0) << what;
            EXPECT_EQ(store::find_meta(db, store::kZoneDataVersion), multaqa::testing::kZonesNow) << what;
        });
    }

    TemporaryFolder folder_;
    std::unique_ptr<ServerProcess> server_;
};
MULTAQA_ON_BOTH_DATABASES(HostileZoneData);

TEST_P(HostileZoneData, ThatIsNoFileIsRefusedAndNeverWaitedFor) {
    expect_refused("an empty folder", "missing");
    fs::create_directory(file());
    expect_refused("a folder", "no readable file");
    fs::remove(file());
    ASSERT_EQ(mkfifo(file().c_str(), 0600), 0);
    expect_refused("a pipe that nobody writes into", "no readable file");
    fs::remove(file());
    fs::create_symlink("/dev/zero", file());
    expect_refused("a device without end", "no readable file");
    fs::remove(file());
    fs::create_symlink("tzdata.zi", file());
    expect_refused("a link to itself", "no readable file");
    fs::remove(file());
}

TEST_P(HostileZoneData, ThatIsNoSoundTextIsRefused) {
    constexpr std::uintmax_t kHundredMegabytes = 100 * 1024 * 1024;
    hold("# version 2026z\n");
    fs::resize_file(file(), kHundredMegabytes);
    expect_refused("a hundred megabytes", "too large");
    hold(std::string("\x7f" "ELF\0\xff\xfe", 7));
    expect_refused("a program", "names no version");
    hold("# version 2026z\n\xff\xfe\n");
    expect_refused("bytes that are no text", "no text");
    hold("# version ../../2026z\n");
    expect_refused("a version that is a path", "names no version");
    hold("# version 2026z\nZ Nowhere garbage\n");
    expect_refused("what zic does not read", "zic could not compile");
    hold("# version 2026z\nZ ../../../outside 0 - UTC\n");
    expect_refused("a zone that is a path out of the folder", "zic could not compile");
}

TEST_P(HostileZoneData, ThatContradictsWhatIsAdoptedIsRefused) {
    hold(sound_text(multaqa::testing::kZonesNow) + "# packed otherwise\n");
    expect_refused("another text of the version that is adopted", "stored here with other content");
    hold(sound_text(multaqa::testing::kZonesBefore));
    expect_refused("an older version", "older than");
}

}  // namespace
}  // namespace multaqa::test
