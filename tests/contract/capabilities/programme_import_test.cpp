// Calendars brought in on both databases: zones that are asked and answered, what repeats, and all of it a second time.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "programme/programme_import.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::programme {
namespace {

using test::kProtocol;
using test::ProgrammeOffice;
using Outcome = ImportedComponent::Outcome;

class CalendarImport : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office_ = std::make_unique<ProgrammeOffice>(database());
    }
    void TearDown() override {
        office_.reset();
        OnBothDatabases::TearDown();
    }

    ImportReport import(std::string_view name, ZoneAnswers answers = {}, ImportQuestion::Mode mode = ImportQuestion::Mode::write) {
        std::ifstream stream(std::filesystem::path(MULTAQA_SOURCE_DIR) / "tests/data/ics" / name, std::ios::binary);
        return import_text({std::istreambuf_iterator<char>(stream), {}}, mode, std::move(answers));
    }
    ImportReport import_text(std::string bytes, ImportQuestion::Mode mode = ImportQuestion::Mode::write, ZoneAnswers answers = {}) {
        const ImportQuestion question{.format = ImportFormat::ics,
                                      .bytes = std::move(bytes),
                                      .event = "forum",
                                      .zone_answers = std::move(answers),
                                      .mode = mode};
        return import_programme(parts(), kProtocol, "request", question).value();
    }
    ImportParts parts() {
        return {.database = &office_->database(), .executor = &office_->executor(), .clock = [this] { return office_->now(); }, .ids = &office_->ids,
                .zones = [] { return std::shared_ptr<const ZoneDatabase>(std::shared_ptr<void>(), &testing::zones()); }};
    }
    std::map<SessionId, Session> sessions() {
        return office_->read([&](store::Connection& db) { return load_sessions(db, office_->event).sessions(); });
    }
    std::multiset<std::string> utc_starts() {
        std::multiset<std::string> starts;
        for (const auto& [id, session] : sessions()) starts.insert(format_utc(session.placement.utc.start));
        return starts;
    }

    std::unique_ptr<ProgrammeOffice> office_;
};

TEST_P(CalendarImport, AsksForZonesAndTakesTheAnswersTheNextTime) {
    const auto asked = import("zone_questions.ics");
    EXPECT_EQ(asked.count(Outcome::refused), 4u);
    EXPECT_EQ(asked.zone_questions.size(), 3u);
    EXPECT_TRUE(sessions().empty());
    const auto answered = import("zone_questions.ics", {{"Customized Time Zone", "Europe/Paris"}, {"Horloge de la gare", "Africa/Casablanca"}});
    EXPECT_EQ(answered.count(Outcome::created), 3u);
    EXPECT_EQ(answered.zone_questions.size(), 1u);
    EXPECT_EQ(utc_starts(), (std::multiset<std::string>{"2027-01-12T08:00:00Z", "2027-01-12T09:00:00Z", "2027-01-12T11:00:00Z"}));
}

TEST_P(CalendarImport, SaysInANoteHowEachZoneWasRead) {
    const auto report = import("zone_names.ics");
    EXPECT_EQ(report.count(Outcome::created), 8u);
    std::vector<std::string> codes;
    for (const ImportedComponent& component : report.components)
        for (const ImportNote& note : component.notes) codes.push_back(note.code);
    EXPECT_EQ(codes, (std::vector<std::string>{"zone-alias", "zone-windows", "zone-windows", "zone-outdated", "zone-prefixed", "zone-located",
                                               "zone-by-rules", "floating-time"}));
    EXPECT_EQ(utc_starts().count("2027-01-12T20:00:00Z"), 1u) << "floating: of the event, in Rabat";
}

TEST_P(CalendarImport, MakesEveryDateOfWhatRepeatsAndChangesNothingTheSecondTime) {
    const auto dry = import("recurring.ics", {}, ImportQuestion::Mode::dry_run);
    EXPECT_EQ(dry.count(Outcome::refused), 5u);
    EXPECT_TRUE(sessions().empty());
    const auto report = import("recurring.ics");
    EXPECT_EQ(report.count(Outcome::refused), 5u);
    EXPECT_EQ(report.count(Outcome::created), 6u);
    EXPECT_EQ(report.count(Outcome::skipped), 1u) << "cancelled before anybody was told";
    EXPECT_EQ(utc_starts(), (std::multiset<std::string>{"2027-01-04T00:00:00Z", "2027-01-04T09:00:00Z", "2027-01-04T12:00:00Z", "2027-01-05T09:00:00Z",
                                                        "2027-01-05T12:00:00Z", "2027-01-06T09:00:00Z", "2027-01-06T14:00:00Z", "2027-01-11T11:00:00Z",
                                                        "2027-02-01T10:00:00Z", "2027-02-04T00:00:00Z", "2027-02-08T10:00:00Z", "2027-03-04T00:00:00Z"}));
    const auto before = sessions();
    const auto again = import("recurring.ics");
    EXPECT_EQ(again.count(Outcome::created), 0u);
    EXPECT_EQ(again.count(Outcome::updated), 0u);
    EXPECT_EQ(sessions(), before);
}

MULTAQA_ON_BOTH_DATABASES(CalendarImport);

}  // namespace
}  // namespace multaqa::programme
