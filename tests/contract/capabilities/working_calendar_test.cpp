// Working calendars on both databases: what is kept of them, who may write, and what a file of a country may change.
#include <gtest/gtest.h>

#include <algorithm>

#include "calendars/calendar_commands.hpp"
#include "calendars/calendar_queries.hpp"
#include "directory/merge_codec.hpp"
#include "directory/person_commands.hpp"
#include "directory/person_codec.hpp"
#include "tests/contract/capabilities/office.hpp"

namespace multaqa::calendars {
namespace {

using test::caller_as;
using test::told;

json::value sound(const json::object& subject) {
    return json::object{
        {"subject", subject},
        {"name", json::object{{"en", "Ours"}, {"ar", "تقويمنا"}}},
        {"timeZones", json::array{"Africa/Tunis"}},
        {"weekend", json::parse_trusted(R"({"days":["friday","saturday"],"source":"a decree","verified":true})")},
        {"hours", json::parse_trusted(R"({"weekly":{"monday":[{"from":"09:00","to":"17:00"}]},"verified":false})")},
        {"seasons", json::parse_trusted(R"({"ramadan":{"name":{"en":"Ramadan"},"hijriMonth":9,"weekly":{}}})")},
        {"prayers", json::parse_trusted(R"({"tunis":{"name":{"en":"Tunis"},"timeZone":"Africa/Tunis","from":"12:30","to":"14:00"}})")},
        {"days", json::parse_trusted(R"({"closing":{"name":{"en":"Closing"},"kind":"blackout","rule":{"date":"2026-08-03"},"days":5},
                                         "eid":{"name":{"en":"Eid"},"kind":"religious","rule":{"hijriMonthDay":"10-01"},"certainty":"lunar","since":2024,"until":2030}})")}};
}
const json::object kCountry{{"kind", "country"}, {"id", "XK"}};

class WorkingCalendarOnBoth : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office_ = std::make_unique<test::Office>(database());
    }
    void TearDown() override {
        office_.reset();
        OnBothDatabases::TearDown();
    }
    test::Office& office() { return *office_; }
    Result<WorkingCalendar> create(const Caller& caller, const json::value& body) {
        return office().run(caller, create_calendar(read_new_calendar(body)));
    }
    Result<WorkingCalendar> patch(const WorkingCalendar& calendar, const char* changes) {
        return office().run(protocol, update_calendar(calendar.id, calendar.version, directory::merge(json::parse_trusted(changes), read_content)));
    }
    std::optional<WorkingCalendar> of(const CalendarSubject& subject) {
        auto found = office().read([&](store::Connection& db) { return calendars_of(db, {&subject, 1}); });
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    }
    WorkingCalendar of_country(const char* code) { return of({SubjectKind::country, code}).value(); }
    std::string person(const char* name) {
        const auto draft = directory::read_person(json::object{{"name", json::object{{"en", name}}}});
        return office().run(protocol, directory::create_person(draft))->person.id.text();
    }

    const Caller protocol = caller_as(Role::protocol);
    const Caller admin = caller_as(Role::admin);

  private:
    std::unique_ptr<test::Office> office_;
};
MULTAQA_ON_BOTH_DATABASES(WorkingCalendarOnBoth);

TEST_P(WorkingCalendarOnBoth, IsKeptWholeAndToldOnce) {
    const auto made = create(protocol, sound(kCountry));
    ASSERT_TRUE(made.has_value()) << told(made.error());
    const auto kept = office().read([&](store::Connection& db) { return get_calendar(db, protocol, made->id); });
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(*kept, *made);
    EXPECT_EQ(kept->content, read_new_calendar(sound(kCountry)).fields.content);
    const auto changes = office().changes("directory");
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].kind, "WorkingCalendarAdded");
}

TEST_P(WorkingCalendarOnBoth, IsWrittenByTheProtocolAndReadByStaff) {
    for (const auto role : {Role::participant, Role::organizer})
        EXPECT_EQ(create(caller_as(role), sound(kCountry)).error().code, ProblemCode::forbidden);
    const auto made = create(protocol, sound(kCountry)).value();
    const auto read_as = [&](Role role) {
        return office().read([&](store::Connection& db) { return get_calendar(db, caller_as(role), made.id); }).has_value();
    };
    EXPECT_TRUE(read_as(Role::organizer));
    EXPECT_FALSE(read_as(Role::participant));
    EXPECT_EQ(office().run(caller_as(Role::organizer), remove_calendar(made.id, 1)).error().code, ProblemCode::forbidden);
    EXPECT_EQ(office().run(caller_as(Role::participant), remove_calendar(made.id, 1)).error().code, ProblemCode::not_found);
}

TEST_P(WorkingCalendarOnBoth, IsOneForEachSubjectThatThereIs) {
    ASSERT_TRUE(create(protocol, sound(kCountry)).has_value());
    EXPECT_EQ(told(create(protocol, sound(kCountry)).error()), "validation-failed /subject fault.calendar-exists");
    const json::object nobody{{"kind", "person"}, {"id", "018d3a52-0000-7000-8000-00000000dead"}};
    EXPECT_EQ(told(create(protocol, sound(nobody)).error()), "validation-failed /subject/id fault.not-found-reference");
    EXPECT_TRUE(create(protocol, sound({{"kind", "person"}, {"id", person("Amina")}})).has_value());
    EXPECT_TRUE(create(protocol, sound({{"kind", "deployment"}})).has_value());
}

TEST_P(WorkingCalendarOnBoth, RefusesAZoneThatNobodyKnows) {
    auto body = sound(kCountry);
    body.at_pointer("/prayers/tunis/timeZone") = "Africa/Atlantis";
    EXPECT_EQ(told(create(protocol, body).error()), "unknown-time-zone /prayers/tunis/timeZone fault.time-zone");
}

TEST_P(WorkingCalendarOnBoth, ChangesRowByRow) {
    const auto made = create(protocol, sound(kCountry)).value();
    const auto changed = patch(made, R"({"days":{"closing":null,"eid":{"days":3}},"weekend":null})");
    ASSERT_TRUE(changed.has_value()) << told(changed.error());
    EXPECT_EQ(changed->version, 2);
    EXPECT_FALSE(changed->content.weekend);
    EXPECT_EQ(of_country("XK"), *changed);
    EXPECT_EQ(of_country("XK").content.days.size(), 1U);
    EXPECT_EQ(of_country("XK").content.days.at("eid").length, 3);
    EXPECT_EQ(patch(*changed, R"({"days":{"eid":{"days":3}}})")->version, 2) << "nothing is changed";
    EXPECT_EQ(patch(made, "{}").error().code, ProblemCode::version_mismatch);
    const auto changes = office().changes("directory");
    EXPECT_NE(changes.back().data.find("days/closing"), std::string::npos);
    EXPECT_EQ(changes.back().data.find("seasons"), std::string::npos) << "what stays is not told";
}

TEST_P(WorkingCalendarOnBoth, IsGoneOnceItIsRemoved) {
    const auto made = create(protocol, sound(kCountry)).value();
    ASSERT_TRUE(office().run(protocol, remove_calendar(made.id, 1)).has_value());
    EXPECT_FALSE(of({SubjectKind::country, "XK"}));
    EXPECT_EQ(office().changes("directory").back().kind, "WorkingCalendarRemoved");
}

TEST_P(WorkingCalendarOnBoth, PutsBackWhatWasExported) {
    load_default_calendars(office().executor());
    auto exported = calendar_json(of_country("MA"));
    for (const auto* derived : {"id", "version", "updated"}) exported.erase(derived);
    const auto before = of_country("MA");
    const auto same = office().run(protocol, put_calendar(read_new_calendar(exported)));
    ASSERT_TRUE(same.has_value()) << told(same.error());
    EXPECT_EQ(*same, before);
    ASSERT_TRUE(office().run(protocol, remove_calendar(before.id, 1)).has_value());
    const auto anew = office().run(protocol, put_calendar(read_new_calendar(exported)));
    EXPECT_EQ(anew->content, before.content);
    EXPECT_EQ(anew->origin, Origin::file);
}

TEST_P(WorkingCalendarOnBoth, LoadsTheCountriesOnceAndSpoilsNobodysWork) {
    EXPECT_EQ(load_default_calendars(office().executor()), 8U);
    EXPECT_EQ(load_default_calendars(office().executor()), 0U);
    const auto morocco = of_country("MA");
    EXPECT_EQ(morocco.origin, Origin::file);
    const auto changed = patch(morocco, R"({"days":{"new-year":{"days":2},"labour-day":null}})");
    ASSERT_TRUE(changed.has_value()) << told(changed.error());
    EXPECT_EQ(changed->content.days.at("new-year").origin, Origin::entered);
    EXPECT_EQ(changed->content.days.at("mawlid").origin, Origin::file);
    ASSERT_TRUE(office().run(protocol, remove_calendar(of_country("FR").id, 1)).has_value());
    EXPECT_EQ(load_default_calendars(office().executor()), 0U);
    EXPECT_EQ(of_country("MA"), *changed);
    EXPECT_FALSE(of({SubjectKind::country, "FR"})) << "it was removed";
}

TEST_P(WorkingCalendarOnBoth, KeepsTheCorrectionOfTheHijriCalendar) {
    const auto present = [&] { return office().read([](store::Connection& db) { return get_settings(db); }); };
    EXPECT_EQ(present().correction, HijriCorrection{});
    EXPECT_EQ(office().run(protocol, correct_hijri(1, {1})).error().code, ProblemCode::forbidden);
    ASSERT_TRUE(office().run(admin, correct_hijri(1, {1})).has_value());
    EXPECT_EQ(present().correction, HijriCorrection{1});
    EXPECT_EQ(office().run(admin, correct_hijri(1, {2})).error().code, ProblemCode::version_mismatch);
    EXPECT_EQ(office().run(admin, correct_hijri(2, {1}))->version, 2) << "the same again changes nothing";
    EXPECT_EQ(office().changes("directory").size(), 1U);
}

TEST_P(WorkingCalendarOnBoth, FollowsAPersonWhoIsMerged) {
    const auto survivor = person("Amina");
    const auto gone = person("Amina B.");
    const auto theirs = create(protocol, sound({{"kind", "person"}, {"id", gone}})).value();
    const directory::Merge merge{"person", gone, survivor, {}};
    office().step<bool>({kScope}, [&](command::Write& write) { return move_merged(write, merge).has_value(); });
    EXPECT_FALSE(of({SubjectKind::person, gone}));
    EXPECT_EQ(of({SubjectKind::person, survivor})->id, theirs.id);
    const auto third = person("A. B.");
    ASSERT_TRUE(create(protocol, sound({{"kind", "person"}, {"id", third}})).has_value());
    const directory::Merge second{"person", third, survivor, {}};
    office().step<bool>({kScope}, [&](command::Write& write) { return move_merged(write, second).has_value(); });
    EXPECT_FALSE(of({SubjectKind::person, third}));
    EXPECT_EQ(of({SubjectKind::person, survivor})->id, theirs.id) << "the survivor's own stays";
}

}  // namespace
}  // namespace multaqa::calendars
