// A calendar brought in again whose dates have changed, on both databases: what stays, what falls away, what is new.
#include <gtest/gtest.h>

#include "programme/programme_import.hpp"
#include "tests/contract/capabilities/recurrence_fixture.hpp"

namespace multaqa::programme {
namespace {

using namespace test_of_recurrences;
using Outcome = ImportedComponent::Outcome;
using Mode = ImportQuestion::Mode;

constexpr const char* kUid = "weekly@multaqa.example";

// One VEVENT; `lines` say when it is and how it repeats.
std::string component(const std::string& lines, const std::string& summary = "Point hebdomadaire") {
    return "BEGIN:VEVENT\r\nUID:" + std::string(kUid) + "\r\nDTSTAMP:20260701T000000Z\r\n" + lines + "DURATION:PT1H\r\nSUMMARY:" + summary + "\r\nEND:VEVENT\r\n";
}
std::string starting(const std::string& time) { return "DTSTART;TZID=Africa/Nouakchott:" + time + "\r\n"; }
std::string weekly(const std::string& rule, const std::string& more = "") { return component(starting("20270112T090000") + "RRULE:" + rule + "\r\n" + more); }

class ImportedDatesAgain : public WhereItRepeats {
  protected:
    ImportReport import(const std::string& components, Mode mode = Mode::write) {
        const ImportQuestion question{.format = ImportFormat::ics,
                                      .bytes = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Multaqa tests//EN\r\n" + components + "END:VCALENDAR\r\n",
                                      .event = "forum",
                                      .mode = mode};
        const ImportParts parts{.database = &office().database(), .executor = &office().executor(), .clock = [this] { return office().now(); },
                                .ids = &office().ids, .zones = [] { return std::shared_ptr<const ZoneDatabase>(std::shared_ptr<void>(), &testing::zones()); }};
        return import_programme(parts, kProtocol, "request", question).value();
    }
    RecurrenceView only() {
        const auto page = office().read([&](store::Connection& db) { return list_recurrences(db, kProtocol, multaqa::testing::zones(), office().event, 10, ""); });
        return page->recurrences.at(0);
    }
    void expect_nothing_more(const std::string& components) {
        const auto before = only();
        const auto again = import(components);
        EXPECT_EQ(again.count(Outcome::updated) + again.count(Outcome::created) + again.count(Outcome::refused), 0U);
        EXPECT_EQ(only().recurrence, before.recurrence);
        EXPECT_EQ(only().occurrences, before.occurrences);
    }
};
MULTAQA_ON_BOTH_DATABASES(ImportedDatesAgain);

std::vector<std::string> codes(const ImportReport& report, std::size_t number = 0) {
    std::vector<std::string> found;
    for (const ImportNote& note : report.components.at(number).notes) {
        std::string text = note.code;
        for (const auto& argument : note.arguments) text += " " + argument.second;
        found.push_back(std::move(text));
    }
    return found;
}

TEST_P(ImportedDatesAgain, KeepWhatStaysMakeWhatIsNewAndDropWhatFellAway) {
    import(weekly("FREQ=WEEKLY;COUNT=4"));
    const auto made = only().occurrences;
    ASSERT_EQ(made.size(), 4U);
    ASSERT_TRUE(patch(made.at(1), called("Changée ici"), RecurrenceReach::this_one).has_value());

    const auto changed = weekly("FREQ=WEEKLY;COUNT=6", "EXDATE;TZID=Africa/Nouakchott:20270126T090000\r\n");
    const auto trial = import(changed, Mode::dry_run);
    EXPECT_EQ(trial.count(Outcome::updated), 1U);
    EXPECT_EQ(codes(trial), Texts{"recurrence-dates 2 1"});
    EXPECT_EQ(session_ids(only().occurrences), session_ids(made)) << "a trial writes nothing";

    const auto report = import(changed);
    EXPECT_EQ(report.count(Outcome::updated), 1U);
    EXPECT_EQ(codes(report), codes(trial));
    const auto now = only().occurrences;
    EXPECT_EQ(recurrence_ids(now), (Texts{"2027-01-12T09:00:00", "2027-01-19T09:00:00", "2027-02-02T09:00:00", "2027-02-09T09:00:00", "2027-02-16T09:00:00"}));
    EXPECT_EQ(now.at(0).id, made.at(0).id);
    EXPECT_EQ(now.at(1).id, made.at(1).id);
    EXPECT_EQ(now.at(2).id, made.at(3).id);
    EXPECT_EQ(names_of(now).at(1), "Changée ici");
    expect_nothing_more(changed);
}

TEST_P(ImportedDatesAgain, MoveWithTheFileAndKeepWhatTheyAre) {
    import(weekly("FREQ=WEEKLY;COUNT=3"));
    const auto made = only().occurrences;
    ASSERT_TRUE(move(made.at(1), "2027-01-20T15:00:00", RecurrenceReach::this_one).has_value());
    const auto later = component(starting("20270112T103000") + "RRULE:FREQ=WEEKLY;COUNT=4\r\n");
    EXPECT_EQ(codes(import(later, Mode::dry_run)), (Texts{"recurrence-moved", "recurrence-dates 1 0"}));
    EXPECT_EQ(import(later).count(Outcome::updated), 1U);
    const auto moved = only().occurrences;
    EXPECT_EQ(starts(moved), (Texts{"2027-01-12T10:30:00", "2027-01-20T15:00:00", "2027-01-26T10:30:00", "2027-02-02T10:30:00"}));
    EXPECT_EQ((std::vector{moved.at(0).id, moved.at(1).id, moved.at(2).id}), session_ids(made));
    expect_nothing_more(later);
}

TEST_P(ImportedDatesAgain, GoOnWithoutTheDateThatBoreTheUid) {
    import(weekly("FREQ=WEEKLY;COUNT=3"));
    const auto made = only().occurrences;
    const auto without_first = weekly("FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Africa/Nouakchott:20270112T090000\r\n");
    EXPECT_EQ(codes(import(without_first)), Texts{"recurrence-dates 0 1"});
    EXPECT_EQ(session_ids(only().occurrences), (std::vector{made.at(1).id, made.at(2).id}));
    expect_nothing_more(without_first);
    EXPECT_EQ(codes(import(weekly("FREQ=WEEKLY;COUNT=3"))), Texts{"recurrence-dates 1 0"}) << "the date comes back";
    EXPECT_EQ(only().occurrences.size(), 3U);
}

TEST_P(ImportedDatesAgain, LeaveOutWhatWasRemovedHere) {
    const auto file = weekly("FREQ=WEEKLY;COUNT=3");
    import(file);
    ASSERT_TRUE(remove(only().occurrences.at(1), RecurrenceReach::this_one).has_value());
    expect_nothing_more(file);
    import(weekly("FREQ=WEEKLY;COUNT=4"));
    EXPECT_EQ(recurrence_ids(only().occurrences), (Texts{"2027-01-12T09:00:00", "2027-01-26T09:00:00", "2027-02-02T09:00:00"}));
}

TEST_P(ImportedDatesAgain, StayWhereRuleAndFileHaveBothChanged) {
    import(weekly("FREQ=WEEKLY;COUNT=3"));
    RecurrencePatch here;
    here.rule = by_rule("FREQ=WEEKLY;INTERVAL=2;COUNT=3").rule;
    ASSERT_TRUE(change_dates(only().recurrence, here).has_value());
    const auto before = only();
    const auto report = import(weekly("FREQ=DAILY;COUNT=3"));
    EXPECT_EQ(codes(report), Texts{"recurrence-kept"});
    EXPECT_EQ(only().recurrence, before.recurrence);
}

TEST_P(ImportedDatesAgain, TakeWhatDiffersOnADateThatIsNew) {
    const auto override_ = component("RECURRENCE-ID;TZID=Africa/Nouakchott:20270202T090000\r\n" + starting("20270202T140000"), "Point élargi");
    import(weekly("FREQ=WEEKLY;COUNT=3"));
    const auto longer = weekly("FREQ=WEEKLY;COUNT=4") + override_;
    const auto trial = import(longer, Mode::dry_run);
    const auto report = import(longer);
    EXPECT_EQ(trial.count(Outcome::updated), 2U);
    EXPECT_EQ(report.count(Outcome::updated), 2U);
    const auto now = only().occurrences;
    EXPECT_EQ(starts(now).at(3), "2027-02-02T14:00:00");
    EXPECT_EQ(recurrence_ids(now).at(3), "2027-02-02T09:00:00");
    expect_nothing_more(longer);
}

TEST_P(ImportedDatesAgain, AreAsTheOthersAgainWhereTheFileChangesThemNoMore) {
    const auto override_ = component("RECURRENCE-ID;TZID=Africa/Nouakchott:20270119T090000\r\n" + starting("20270119T140000"), "Point élargi");
    const auto file = weekly("FREQ=WEEKLY;COUNT=3");
    import(file + override_);
    const auto made = only().occurrences;
    ASSERT_EQ(starts(made).at(1), "2027-01-19T14:00:00");
    EXPECT_EQ(codes(import(file, Mode::dry_run)), Texts{"recurrence-plain 1"});
    EXPECT_EQ(import(file).count(Outcome::updated), 1U);
    const auto now = only().occurrences;
    EXPECT_EQ(session_ids(now), session_ids(made));
    EXPECT_EQ(starts(now).at(1), "2027-01-19T09:00:00");
    EXPECT_EQ(now.at(1).content.title, now.at(0).content.title);
    EXPECT_EQ(now.at(1).occurrence->overridden, OccurrenceMembers{});
    expect_nothing_more(file);
}

TEST_P(ImportedDatesAgain, KeepWhatWasChangedHereOnADateTheFileChangesNoMore) {
    const auto override_ = component("RECURRENCE-ID;TZID=Africa/Nouakchott:20270119T090000\r\n" + starting("20270119T140000"), "Point hebdomadaire");
    const auto file = weekly("FREQ=WEEKLY;COUNT=3");
    import(file + override_);
    SessionPatch elsewhere;
    elsewhere.room = std::optional(office().library);
    ASSERT_TRUE(patch(only().occurrences.at(1), elsewhere, RecurrenceReach::this_one).has_value());
    EXPECT_EQ(codes(import(file)), Texts{"recurrence-plain 1"});
    const auto plain = only().occurrences.at(1);
    EXPECT_EQ(starts({plain}), Texts{"2027-01-19T09:00:00"});
    EXPECT_EQ(plain.content.room, office().library);
    EXPECT_EQ(plain.occurrence->overridden, OccurrenceMembers{OccurrenceMember::room});
    expect_nothing_more(file);
}

TEST_P(ImportedDatesAgain, AreRefusedWhereWhatHangsBelowADateCannotFollow) {
    const auto override_ = "BEGIN:VEVENT\r\nUID:" + std::string(kUid) + "\r\nDTSTAMP:20260701T000000Z\r\nRECURRENCE-ID;TZID=Africa/Nouakchott:20270119T090000\r\n" +
                           starting("20270119T090000") + "DURATION:PT8H\r\nSUMMARY:Point hebdomadaire\r\nEND:VEVENT\r\n";
    const auto file = weekly("FREQ=WEEKLY;COUNT=3");
    import(file + override_);
    const auto longer = only().occurrences.at(1);
    ASSERT_EQ(longer.content.time.duration, minutes{8 * 60});
    auto below = office().wanted("Atelier", "16:00");
    below.content.time.start = wall_time("2027-01-19T16:00:00");
    below.content.time.zone = "Africa/Nouakchott";
    below.content.parent = longer.id;
    office().add(below);
    const auto report = import(file);
    EXPECT_EQ(report.count(Outcome::refused), 1U);
    EXPECT_TRUE(codes(report).at(0).starts_with("fault.child-outside")) << codes(report).at(0);
    EXPECT_EQ(office().present(longer.id).content.time, longer.content.time) << "nothing is half done";
}

TEST_P(ImportedDatesAgain, LeaveWhatHasBegunWhereItIsAndMoveTheRest) {
    import(weekly("FREQ=WEEKLY;COUNT=3"));
    const auto made = only().occurrences;
    office().turn_clock(wall_time("2027-01-14T12:00:00").time_since_epoch() - std::chrono::floor<std::chrono::seconds>(office().now()).time_since_epoch());
    const auto later = component(starting("20270112T103000") + "RRULE:FREQ=WEEKLY;COUNT=3\r\n");
    EXPECT_EQ(codes(import(later, Mode::dry_run)), Texts{"recurrence-moved"});
    EXPECT_EQ(codes(import(later)), Texts{"recurrence-moved"});
    EXPECT_EQ(starts(only().occurrences), (Texts{"2027-01-12T09:00:00", "2027-01-19T10:30:00", "2027-01-26T10:30:00"}));
    EXPECT_EQ(session_ids(only().occurrences), session_ids(made));
    expect_nothing_more(later);

    const auto again_in_autumn = component(starting("20270914T090000") + "RRULE:FREQ=WEEKLY;COUNT=3\r\n");
    EXPECT_EQ(codes(import(again_in_autumn)), Texts{"recurrence-dates 3 2"});
    EXPECT_EQ(starts(only().occurrences), (Texts{"2027-01-12T09:00:00", "2027-09-14T09:00:00", "2027-09-21T09:00:00", "2027-09-28T09:00:00"}));
    expect_nothing_more(again_in_autumn);
}

TEST_P(ImportedDatesAgain, MoveToTheZoneOfTheFileInOneStep) {
    const auto at = [](const std::string& zone, const std::string& time) {
        return component("DTSTART;TZID=" + zone + ":20270112T" + time + "\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n");
    };
    import(at("Europe/Paris", "100000"));
    const auto made = only().occurrences;
    EXPECT_EQ(codes(import(at("Europe/London", "090000"))), Texts{"recurrence-moved"});
    const auto now = only().occurrences;
    EXPECT_EQ(starts(now), (Texts{"2027-01-12T09:00:00", "2027-01-19T09:00:00", "2027-01-26T09:00:00"}));
    for (std::size_t n = 0; n < now.size(); ++n) EXPECT_EQ(now.at(n).placement.utc, made.at(n).placement.utc) << "the same instant";
    expect_nothing_more(at("Europe/London", "090000"));
}

TEST_P(ImportedDatesAgain, KeepARuleThatNoFileHasToldOf) {
    auto create = office().wanted("Point hebdomadaire", "09:00");
    create.uid = kUid;
    create.content.time.zone = "Africa/Nouakchott";
    const auto made = repeat(office().add(create), "FREQ=WEEKLY;INTERVAL=2;COUNT=3");
    EXPECT_EQ(codes(import(weekly("FREQ=WEEKLY;COUNT=3"))).at(0), "recurrence-kept");
    EXPECT_EQ(only().recurrence.dates, made.dates);
    import(weekly("FREQ=WEEKLY;INTERVAL=2;COUNT=3"));
    EXPECT_EQ(only().recurrence.imported->uid, kUid) << "from now on it is known";
    EXPECT_EQ(codes(import(weekly("FREQ=WEEKLY;COUNT=3"))).at(0), "recurrence-dates 1 1");
}

TEST_P(ImportedDatesAgain, ComeBackWhereTheFileCancelsThemNoMore) {
    const auto file = weekly("FREQ=WEEKLY;COUNT=3");
    const auto cancelled = component("RECURRENCE-ID;TZID=Africa/Nouakchott:20270119T090000\r\n" + starting("20270119T090000") + "STATUS:CANCELLED\r\n");
    import(file);
    const auto second = only().occurrences.at(1).id;
    import(file + cancelled);
    ASSERT_EQ(office().present(second).content.status, SessionStatus::cancelled);
    EXPECT_EQ(codes(import(file)), Texts{"recurrence-plain 1"});
    EXPECT_EQ(office().present(second).content.status, only().occurrences.at(0).content.status);
    expect_nothing_more(file);
}

TEST_P(ImportedDatesAgain, CancelWhatTheFileCancelsOnItsDate) {
    import(weekly("FREQ=WEEKLY;COUNT=3"));
    const auto made = only().occurrences;
    const auto cancelled = weekly("FREQ=WEEKLY;COUNT=3") +
                           component("RECURRENCE-ID;TZID=Africa/Nouakchott:20270119T090000\r\n" + starting("20270119T090000") + "STATUS:CANCELLED\r\n");
    EXPECT_EQ(import(cancelled).count(Outcome::updated), 1U);
    EXPECT_EQ(session_ids(only().occurrences), session_ids(made));
    EXPECT_EQ(office().present(made.at(1).id).content.status, SessionStatus::cancelled);
    expect_nothing_more(cancelled);
}

}  // namespace
}  // namespace multaqa::programme
