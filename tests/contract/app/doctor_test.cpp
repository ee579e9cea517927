// What the doctor finds: nothing in a sound installation, and each thing that was broken on purpose.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "app/doctor.hpp"
#include "app/reference_store.hpp"
#include "tests/contract/app/place.hpp"

namespace multaqa::test {
namespace {

namespace fs = std::filesystem;
using Level = app::Finding::Level;

class DoctorTest : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
        place = std::make_unique<Place>(GetParam());
        Opened opened(*place);
        event = fill(opened);
    }
    void change(const std::string& sql) {
        const auto database = store::open_database({.url = place->database(), .readers = 1});
        const auto writer = database->open_writer();
        writer->begin();
        EXPECT_GT(writer->execute(sql), 0) << sql;
        writer->commit();
    }
    // "check level" of whatever is not good.
    std::vector<std::string> complaints() {
        std::vector<std::string> found;
        for (const auto& finding : app::examine(place->config())) {
            if (finding.level == Level::good) continue;
            found.push_back(finding.check + " " + std::string(word(finding.level)));
            EXPECT_FALSE(finding.remedy.empty()) << finding.check;
        }
        return found;
    }
    using Complaints = std::vector<std::string>;

    std::unique_ptr<Place> place;
    std::string event;
};
MULTAQA_ON_BOTH_DATABASES(DoctorTest);

TEST_P(DoctorTest, HasNothingToSayOfASoundInstallation) {
    EXPECT_EQ(complaints(), Complaints{});
    EXPECT_EQ(app::examine(place->config()).size(), 11u);
}

TEST_P(DoctorTest, FindsAHoleInTheRevisions) {
    change("DELETE FROM change WHERE scope = 'event:" + event + "' AND revision = 3");
    EXPECT_EQ(complaints(), Complaints{"revisions fault"});
}

TEST_P(DoctorTest, FindsACounterThatRanAheadOfItsChanges) {
    change("UPDATE scope SET revision = revision + 1 WHERE id = 'directory'");
    EXPECT_EQ(complaints(), Complaints{"revisions fault"});
}

TEST_P(DoctorTest, FindsAHoleInATopic) {
    change("DELETE FROM topic_entry WHERE topic = 'event/" + event + "/staff' AND seq = 2");
    EXPECT_EQ(complaints(), Complaints{"topics fault"});
}

TEST_P(DoctorTest, FindsReferencesThatLeadNowhere) {
    change("UPDATE session SET room_id = 'none' WHERE room_id IS NOT NULL");
    EXPECT_EQ(complaints(), Complaints{"references fault"});
}

TEST_P(DoctorTest, FindsWhatHangsInTheAirInEachCapability) {
    change("UPDATE event_organizer SET organization_id = 'none'");
    change("UPDATE room SET owner_id = 'none'");
    change("UPDATE occupancy SET owner_kind = 'booking' WHERE basis = 0");
    change("UPDATE conflict_record SET first_occupancy = 'none'");
    change("UPDATE absence SET id = 'none', subject = 'person/none'");
    change("UPDATE read_calendar SET subject = 'person/none'");
    change("UPDATE travel_time SET from_site = 'none' WHERE duration = 25");
    change("UPDATE travel_time SET to_site = 'none' WHERE duration = 20");
    change("UPDATE site_position SET site = 'none'");
    std::set<std::string> broken;
    store::open_database({.url = place->database(), .readers = 1})->read([&](store::Connection& db) {
        for (const auto& reference : app::list_broken_references(db)) broken.insert(reference.from + " " + reference.to);
    });
    EXPECT_EQ(broken, (std::set<std::string>{"event_organizer.organization_id organization", "room.owner_id organization",
                                             "occupancy.owner_id booking", "conflict_record.first_occupancy occupancy",
                                             "absence.id unavailability", "absence.substr(subject, 8) person", "read_calendar.substr(subject, 8) person",
                                             "travel_time.from_site site", "travel_time.to_site site", "site_position.site site"}));
}

TEST_P(DoctorTest, FindsADataFolderThatOthersMayEnter) {
    fs::permissions(place->data(), fs::perms::others_exec, fs::perm_options::add);
    EXPECT_EQ(complaints(), Complaints{"data-folder warning"});
}

TEST_P(DoctorTest, FindsZoneDataThatTheMachineDoesNotHave) {
    change("UPDATE meta SET value = '2999a' WHERE name = 'zone_data_version'");
    EXPECT_EQ(complaints(), Complaints{"time-zones fault"});
    change("UPDATE meta SET value = '2025b' WHERE name = 'zone_data_version'");
    EXPECT_EQ(complaints(), Complaints{"time-zones fault"}) << "the system's newer data does not make up for the older";
    place->lend_zones(multaqa::testing::kZonesBefore);
    EXPECT_EQ(complaints(), Complaints{"time-zones warning"});
}

TEST_P(DoctorTest, FindsAChangeOfTheZoneDataThatIsNotFinished) {
    change("INSERT INTO zone_change (id, from_version, to_version, started_at, cursor, looked_at, sessions, published_placements, bookings,"
           " blockings, unavailabilities, releases) VALUES ('c', '2026f', '2026f', 1, '', 0, 0, 0, 0, 0, 0, 0)");
    EXPECT_EQ(complaints(), Complaints{"time-zone-change warning"});
}

TEST_P(DoctorTest, FindsADatabaseThatAnotherProgramMadeNewer) {
    change("INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (9999, '9999_future', 'x', 1)");
    EXPECT_EQ(complaints(), Complaints{"migrations fault"});
}

TEST_P(DoctorTest, ChangesNothingWhereThereIsNoDatabaseYet) {
    const Place empty(GetParam(), Place::Data::empty);
    const auto findings = app::examine(empty.config());
    if (GetParam() == "sqlite") {
        EXPECT_EQ(findings.back().check, "database");
        EXPECT_EQ(findings.back().level, Level::fault);
        EXPECT_FALSE(fs::exists(empty.data() / "multaqa.db"));
        return;
    }
    const auto pending = std::find_if(findings.begin(), findings.end(), [](const auto& finding) { return finding.check == "migrations"; });
    ASSERT_NE(pending, findings.end());
    EXPECT_EQ(pending->level, Level::warning);
}

TEST(Doctor, FindsADamagedSqliteFile) {
    Place place("sqlite");
    {
        Opened opened(place);
        fill(opened);
    }
    const auto file = place.data() / "multaqa.db";
    {
        // the pages behind the first few: tables and indexes
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(static_cast<std::streamoff>(fs::file_size(file) / 2));
        const std::string rubbish(64 * 1024, 'x');
        stream.write(rubbish.data(), static_cast<std::streamsize>(rubbish.size()));
    }
    const auto findings = app::examine(place.config());
    EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const auto& finding) {
        return (finding.check == "integrity" || finding.check == "database") && finding.level == Level::fault;
    }));
}

}  // namespace
}  // namespace multaqa::test
