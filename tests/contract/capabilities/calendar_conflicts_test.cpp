// The rules of working calendars over an event, on both databases: whose hours count, and what the event has set.
#include <gtest/gtest.h>

#include "calendars/calendar_codec.hpp"
#include "calendars/calendar_commands.hpp"
#include "directory/organization_commands.hpp"
#include "planning/conflict_queries.hpp"
#include "planning/policy_commands.hpp"
#include "scheduling/rule_queries.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::planning {
namespace {

using calendars::CalendarCode;
using scheduling::Severity;
using test::kProtocol;
using test::told;

// The sessions are on Tuesday, 12 January 2027.
class CalendarConflictsOnBoth : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office = std::make_unique<test::ProgrammeOffice>(database());
    }
    void TearDown() override {
        office.reset();
        OnBothDatabases::TearDown();
    }

    void enter_calendar(const char* subject, const char* rest) {
        const auto text = std::string(R"({"name":{"en":"Ours"},"subject":)") + subject + "," + rest + "}";
        office->run(kProtocol, calendars::create_calendar(calendars::read_new_calendar(json::parse_trusted(text)))).value();
    }
    // Of the country of every place here.
    void enter_country(const char* rest) {
        enter_calendar(R"({"kind":"country","id":"XK"})",
                       (std::string(R"("timeZones":["Africa/Nouakchott","Africa/Casablanca"],)") + rest).c_str());
    }
    std::vector<programme::CalendarConflict> days() {
        return office->read([&](store::Connection& db) {
            return list_conflicts(db, kProtocol, {office->now(), &multaqa::testing::zones()}, office->event);
        }).value().days;
    }
    std::vector<std::string> codes() {
        std::vector<std::string> all;
        for (const auto& conflict : days()) all.push_back(std::string(word(conflict.code)) + " " + std::string(word(conflict.severity)));
        return all;
    }
    Result<PoliciesOfEvent> set(CalendarCode code, std::optional<Severity> severity, const std::string& reason = "une retraite") {
        return office->run(kProtocol, set_policy(office->event, {code, severity, reason, {}}));
    }

    std::unique_ptr<test::ProgrammeOffice> office;
};
MULTAQA_ON_BOTH_DATABASES(CalendarConflictsOnBoth);

using Codes = std::vector<std::string>;

TEST_P(CalendarConflictsOnBoth, KeepsWhatAnEventHasSetForARuleOfCalendars) {
    enter_country(R"("weekend":{"days":["tuesday"]})");
    office->add(office->wanted("Plénière", "09:00", office->hall));
    EXPECT_EQ(codes(), Codes{"Z9 warn"});
    ASSERT_TRUE(set(CalendarCode::Z9, Severity::advise).has_value());
    EXPECT_EQ(codes(), Codes{"Z9 advise"});
    const auto kept = office->read([&](store::Connection& db) { return scheduling::list_policies(db, programme::scope_of(office->event)); });
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].code, scheduling::RuleCode{CalendarCode::Z9});
    EXPECT_EQ(kept[0].severity, Severity::advise);
    EXPECT_EQ(kept[0].reason, "une retraite");
    ASSERT_TRUE(set(CalendarCode::Z9, Severity::ignore).has_value());
    EXPECT_EQ(codes(), Codes{});
    ASSERT_TRUE(set(CalendarCode::Z9, std::nullopt).has_value());
    EXPECT_EQ(codes(), Codes{"Z9 warn"});
}

TEST_P(CalendarConflictsOnBoth, WantAReasonFromWhoeverMakesARuleMilder) {
    EXPECT_EQ(told(set(CalendarCode::Z10, Severity::advise, "").error()), "validation-failed /reason fault.reason-required");
    EXPECT_TRUE(set(CalendarCode::Z17, Severity::warn, "").has_value()) << "stricter than the default";
}

TEST_P(CalendarConflictsOnBoth, AreOneForEachSessionAndRule) {
    enter_country(R"("weekend":{"days":["tuesday"]})");
    enter_calendar(R"({"kind":"deployment"})", R"("weekend":{"days":["tuesday"]})");
    office->add(office->with(office->wanted("Plénière", "09:00", office->hall), office->amina));
    office->add(office->wanted("Atelier", "11:00", office->hall));
    const auto found = days();
    ASSERT_EQ(found.size(), 2U);
    for (const auto& conflict : found) EXPECT_EQ(conflict.reasons.size(), 2U);
}

TEST_P(CalendarConflictsOnBoth, TakeTheHoursOfTheOwnerOfTheRoomBeforeThoseOfTheCountry) {
    enter_country(R"("hours":{"weekly":{"tuesday":[{"from":"08:00","to":"16:00"}]}})");
    office->add(office->wanted("Plénière", "17:00", office->hall));
    EXPECT_EQ(codes(), Codes{"Z17 advise"});
    directory::OrganizationFields ministry;
    ministry.name = LocalizedText({{"fr", "Ministère"}});
    const auto owner = office->run(kProtocol, directory::create_organization({ministry, {}})).value().id;
    resources::RoomFields salon;
    salon.site = office->site;
    salon.name = LocalizedText({{"fr", "Salon"}});
    salon.owner = owner;
    const auto room = office->run(kProtocol, resources::create_room({salon, {}})).value().id;
    enter_calendar((R"({"kind":"organization","id":")" + owner.text() + R"("})").c_str(),
                   R"("hours":{"weekly":{"tuesday":[{"from":"10:00","to":"20:00"}]}})");
    office->add(office->wanted("Visite", "18:00", room));
    EXPECT_EQ(codes(), Codes{"Z17 advise"}) << "the owner's evening is longer";
    office->add(office->wanted("Accueil", "08:00", room));
    EXPECT_EQ(codes(), (Codes{"Z17 advise", "Z17 advise"}));
}

}  // namespace
}  // namespace multaqa::planning
