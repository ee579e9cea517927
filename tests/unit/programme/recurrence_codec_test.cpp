#include "programme/recurrence_codec.hpp"

#include <gtest/gtest.h>

#include "common/ical/recurrence_rule_text.hpp"
#include "common/limits.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::id;
using test::told;
using test::wall;

Result<RepeatSession> read_repeat(const std::string& body) { return parse_repeat_session(id<SessionId>(1), 3, json::parse_trusted(body)); }
Result<PatchRecurrence> read_patch(const std::string& body) {
    return parse_patch_recurrence(RecurrenceId{id<SessionId>(2).text()}, 3, json::parse_trusted(body));
}

TEST(RecurrenceInput, TakesARuleAsJsonOrAsText) {
    const auto as_json = read_repeat(R"({"recurrenceRule":{"frequency":"weekly","byDay":[{"day":"tu"}],"count":10}})").value();
    const auto as_text = read_repeat(R"({"rule":"FREQ=WEEKLY;BYDAY=TU;COUNT=10","onConflict":"accept"})").value();
    EXPECT_EQ(as_json.dates, as_text.dates);
    EXPECT_EQ(as_text.governance.on_conflict, scheduling::OnConflict::accept);
    EXPECT_EQ(as_text.version, 3);
}

TEST(RecurrenceInput, TakesDatesAlone) {
    const auto read = read_repeat(R"({"added":["2027-01-20T09:00:00"],"excluded":["2027-01-19T09:00:00"]})").value();
    EXPECT_FALSE(read.dates.rule);
    EXPECT_EQ(read.dates.added, std::vector{wall("2027-01-20T09:00:00")});
    EXPECT_EQ(read.dates.excluded, std::vector{wall("2027-01-19T09:00:00")});
}

TEST(RecurrenceInput, NamesWhatIsWrong) {
    EXPECT_EQ(told(read_repeat("{}").error().faults), "/recurrenceRule fault.required");
    EXPECT_EQ(told(read_repeat(R"({"rule":"FREQ=WEEKLY","recurrenceRule":{"frequency":"weekly"}})").error().faults), "/rule fault.recurrence-rule-twice");
    EXPECT_EQ(told(read_repeat(R"({"rule":"FREQ=OFTEN"})").error().faults), "/rule fault.recurrence-frequency");
    EXPECT_EQ(told(read_repeat(R"({"added":["soon"],"more":1})").error().faults), "/added fault.date-time, /more fault.unknown-field");
}

TEST(RecurrenceInput, TakesAsManyDatesBackAsARecurrenceHolds) {
    const auto excluding = [](std::size_t number) {
        json::array dates(number, json::value("2027-01-19T09:00:00"));
        return read_patch(json::serialize(json::object{{"excluded", std::move(dates)}}));
    };
    EXPECT_EQ(excluding(limits::kRecurrenceDates)->patch.excluded->size(), limits::kRecurrenceDates);
    EXPECT_EQ(told(excluding(limits::kRecurrenceDates + 1).error().faults), "/excluded fault.too-many-items");
}

TEST(RecurrencePatchInput, TellsAbsentFromNull) {
    EXPECT_FALSE(read_patch("{}")->patch.rule);
    EXPECT_TRUE(read_patch(R"({"recurrenceRule":null})")->patch.rule);
    EXPECT_FALSE(*read_patch(R"({"recurrenceRule":null})")->patch.rule);
    EXPECT_EQ(read_patch(R"({"excluded":null})")->patch.excluded, std::vector<PlainDateTime>{});
    const RecurrenceDates before{ical::parse_recurrence_rule("FREQ=DAILY", "/rule").value(), {wall("2027-01-20T09:00:00")}, {}};
    EXPECT_EQ(patched(before, read_patch("{}")->patch), before);
    EXPECT_EQ(patched(before, read_patch(R"({"rule":"FREQ=WEEKLY","added":[]})")->patch),
              (RecurrenceDates{ical::parse_recurrence_rule("FREQ=WEEKLY", "/rule").value(), {}, {}}));
}

TEST(ImportedDates, ReadBackAsTheyAreWritten) {
    ImportedDates imported{"weekly@multaqa.example", wall("2027-01-12T09:00:00"), {}, {{wall("2027-01-19T09:00:00"), {OccurrenceMember::start, OccurrenceMember::room}}}};
    imported.dates.rule = ical::parse_recurrence_rule("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270401T090000", "/rule").value();
    imported.dates.added = {wall("2027-01-20T09:00:00")};
    EXPECT_EQ(read_imported_dates(imported_dates_json(imported)), imported);
    imported.dates.rule.reset();
    EXPECT_EQ(read_imported_dates(imported_dates_json(imported)), imported);
}

TEST(RecurrencePattern, ReadsBackAsItIsWritten) {
    Recurrence recurrence;
    recurrence.event = id<EventId>(9000);
    recurrence.pattern = test::session(1).content;
    recurrence.pattern.room = id<RoomId>(70);
    recurrence.pattern.participants[id<PersonId>(80)] = {{ParticipantRole::chair}, false, ParticipationStatus::accepted, 2};
    recurrence.pattern.time.anchor = Anchor::instant;
    EXPECT_EQ(read_pattern(recurrence.event, pattern_json(recurrence)), recurrence.pattern);
}

TEST(GatherInput, ReadsWhatAnExportHolds) {
    const auto body = json::parse_trusted(R"({"pattern":{"type":"panel","title":{"en":"Weekly"},"start":"2027-01-12T09:00:00",)"
                                          R"("timeZone":"Africa/Nouakchott","duration":"PT1H"},"rule":"FREQ=WEEKLY","added":[],"excluded":[],)"
                                          R"("materializedUntil":"2029-01-01T00:00:00","occurrences":[{"recurrenceId":"2027-01-12T09:00:00",)"
                                          R"("sessionId":"018d3a52-0000-7000-8000-000000000001","start":"2027-01-12T10:00:00",)"
                                          R"("utcStart":"2027-01-12T10:00:00Z","overridden":["start","roomId"]}]})");
    const auto read = parse_gather_sessions(id<EventId>(9000), body).value();
    ASSERT_EQ(read.occurrences.size(), 1U);
    const auto& occurrence = read.occurrences.at(id<SessionId>(1));
    EXPECT_EQ(occurrence.id, wall("2027-01-12T09:00:00"));
    EXPECT_EQ(occurrence.overridden, (OccurrenceMembers{OccurrenceMember::start, OccurrenceMember::room}));
    EXPECT_EQ(read.materialized_until, wall("2029-01-01T00:00:00"));
    EXPECT_EQ(read.pattern.title.best("en"), "Weekly");
}

}  // namespace
}  // namespace multaqa::programme
