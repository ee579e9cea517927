// What each audience receives, and that nothing was forgotten when it was decided.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "common/embedded.hpp"
#include "programme/agenda_documents.hpp"
#include "programme/document_documents.hpp"
#include "programme/event_documents.hpp"
#include "programme/outcome_documents.hpp"
#include "programme/recurrence_documents.hpp"
#include "programme/release_documents.hpp"
#include "programme/series_documents.hpp"
#include "programme/session_documents.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::id;
using test::session;

template <class Entity>
void collect(std::set<std::string>& columns, std::span<const FieldRule<Entity>> rules) {
    for (const auto& rule : rules) {
        std::istringstream words{std::string(rule.columns)};
        for (std::string column; words >> column;) columns.insert(column);
    }
}

std::set<std::string> classified_columns() {
    std::set<std::string> columns;
    collect(columns, session_fields());
    collect(columns, participant_fields());
    collect(columns, event_fields());
    collect(columns, series_fields());
    collect(columns, outcome_fields());
    collect(columns, recurrence_fields());
    collect(columns, document_fields());
    collect(columns, release_fields());
    collect(columns, room_fields());
    collect(columns, person_fields());
    return columns;
}

// "table.column" of every CREATE TABLE and ADD COLUMN of a migration.
std::set<std::string> columns_of(const std::string& migration) {
    std::set<std::string> columns;
    for (const auto& file : embedded::migrations()) {
        if (file.name != migration) continue;
        std::istringstream lines{std::string(file.bytes)};
        std::string table;
        std::smatch match;
        for (std::string line; std::getline(lines, line);) {
            if (std::regex_search(line, match, std::regex(R"(^CREATE TABLE (\w+))")))
                table = match[1];
            else if (std::regex_search(line, match, std::regex(R"(^ALTER TABLE (\w+) ADD COLUMN ([a-z_]+))")))
                columns.insert(match[1].str() + "." + match[2].str());
            else if (std::regex_search(line, match, std::regex(R"(^    ([a-z_0-9]+) (TEXT|BIGINT|\{blob\}))")))
                columns.insert(table + "." + match[1].str());
        }
    }
    return columns;
}

TEST(FieldTables, ClassifyEveryColumnOfTheProgramme) {
    const auto classified = classified_columns();
    auto columns = columns_of("0006_programme.sql");
    EXPECT_GT(columns.size(), 60U);
    columns.merge(columns_of("0012_programme.sql"));
    columns.merge(columns_of("0013_documents.sql"));
    columns.merge(columns_of("0014_releases.sql"));
    columns.merge(columns_of("0021_recurrence.sql"));
    EXPECT_TRUE(columns.contains("event.theme")) << "added columns are seen, too";
    for (const auto& column : columns) EXPECT_TRUE(classified.contains(column)) << column << " is shown to nobody and kept from nobody";
}

TEST(FieldTables, ClassifyEveryColumnOfThePeopleAndRoomsThatAnAgendaShows) {
    const auto classified = classified_columns();
    for (const auto* const migration : {"0003_directory.sql", "0005_resources.sql"})
        for (const auto& column : columns_of(migration)) {
            const auto table = column.substr(0, column.find('.'));
            if (std::set<std::string>{"person", "contact_point", "room", "site"}.contains(table))
                EXPECT_TRUE(classified.contains(column)) << column;
        }
}

Session full_session() {
    auto full = session(1);
    full.content.description = LocalizedText({{"fr", "Longue"}});
    full.content.room = id<RoomId>(70);
    full.content.held_until = parse_utc("2027-01-01T00:00:00Z");
    full.content.virtual_locations["main"] = {{}, "https://example.org/secret-link"};
    full.content.participants[id<PersonId>(80)] = {{ParticipantRole::chair}, true, ParticipationStatus::accepted};
    full.published = PublishedPlacement{test::placed("2027-01-12T08:00:00", 60), id<RoomId>(71), Hold::held};
    full.version = 7;
    return full;
}

TEST(AgendaSessionJson, GivesThePublicExactlyThis) {
    EXPECT_EQ(json::serialize(agenda_session_json(full_session(), Audience::public_)),
              R"({"id":"018d3a52-0000-7000-8000-000000000001","type":"other","title":{"fr":"Séance"},"description":{"fr":"Longue"},)"
              R"("start":"2027-01-12T09:00:00","timeZone":"Africa/Nouakchott","duration":"PT1H","utcStart":"2027-01-12T09:00:00Z",)"
              R"("utcEnd":"2027-01-12T10:00:00Z","utcOffset":"+00:00","status":"tentative",)"
              R"("roomId":"018d3a52-0000-7000-8000-000000000070",)"
              R"("participants":{"018d3a52-0000-7000-8000-000000000080":{"roles":{"chair":true}}},)"
              R"("uid":"018d3a52-0000-7000-8000-000000000001@multaqa"})");
}

TEST(AgendaSessionJson, TellsThePublicThatItRepeatsAndStaffInWhatItDiffers) {
    auto shown = full_session();
    shown.occurrence = OccurrenceOf{RecurrenceId{id<SessionId>(5).text()}, *parse_plain_date_time("2027-01-12T08:00:00"), {OccurrenceMember::start}};
    EXPECT_EQ(json::serialize(agenda_session_json(shown, Audience::public_).at("recurrence")),
              R"({"id":"018d3a52-0000-7000-8000-000000000005","recurrenceId":"2027-01-12T08:00:00"})");
    EXPECT_EQ(json::serialize(agenda_session_json(shown, Audience::staff).at("recurrence")),
              R"({"id":"018d3a52-0000-7000-8000-000000000005","recurrenceId":"2027-01-12T08:00:00","overridden":["start"]})");
}

TEST(AgendaSessionJson, ShowsThePublicNoLinkButThoseThatArePublic) {
    auto shown = full_session();
    shown.content.virtual_locations["stream"] = {{}, "https://example.org/stream", VirtualProvider::link, VirtualAudience::everyone, {}};
    shown.content.virtual_locations["studio"] = {{}, "", VirtualProvider::jitsi, VirtualAudience::participants, {}};
    const auto everyone = json::serialize(agenda_session_json(shown, Audience::public_));
    EXPECT_NE(everyone.find(R"("virtualLocations":{"stream":{"uri":"https://example.org/stream")"), std::string::npos) << everyone;
    EXPECT_EQ(everyone.find("secret-link"), std::string::npos);
    EXPECT_EQ(everyone.find("studio"), std::string::npos);
    EXPECT_NE(json::serialize(agenda_session_json(shown, Audience::staff)).find("secret-link"), std::string::npos);
}

TEST(AgendaSessionJson, ShowsLanguagesAndOrderToEverybodyAndPlanningMarksToStaff) {
    auto shown = full_session();
    shown.content.languages = {{"ar"}, {"fr", "en"}};
    shown.content.exclusive = true;
    shown.content.follows[id<SessionId>(2)] = {minutes{15}, {}, false};
    shown.content.participants.at(id<PersonId>(80)).order = 3;
    const auto everyone = agenda_session_json(shown, Audience::public_);
    EXPECT_EQ(json::serialize(everyone.at("languages")), R"({"spoken":["ar"],"interpretation":["fr","en"]})");
    EXPECT_EQ(everyone.at("participants").at(id<PersonId>(80).text()).at("order").as_int64(), 3);
    EXPECT_FALSE(everyone.contains("exclusive"));
    EXPECT_FALSE(everyone.contains("follows"));
    const auto staff = agenda_session_json(shown, Audience::staff);
    EXPECT_TRUE(staff.at("exclusive").as_bool());
    EXPECT_EQ(json::serialize(staff.at("follows")), R"({"018d3a52-0000-7000-8000-000000000002":{"least":"PT15M","sameDay":false}})");
}

TEST(StaffOperations, LeadASessionFromThePoolToItsPlaceAndBack) {
    const auto placed = session(1);
    const auto pooled = test::unplaced(session(1));
    const auto path = "/" + placed.id.text();
    EXPECT_FALSE(agenda_session_json(pooled, Audience::staff).contains("utcStart"));
    const auto out = staff_operations({pooled, placed, ""});
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0], set_operation("sessions" + path, agenda_session_json(placed, Audience::staff)));
    EXPECT_EQ(out[1], delete_operation("unplaced" + path));
    const auto back = staff_operations({placed, pooled, ""});
    ASSERT_EQ(back.size(), 2U);
    EXPECT_EQ(back[0], set_operation("unplaced" + path, agenda_session_json(pooled, Audience::staff)));
    EXPECT_EQ(back[1], delete_operation("sessions" + path));
    EXPECT_EQ(staff_operations({pooled, std::nullopt, ""}), std::vector{delete_operation("unplaced" + path)});
}

TEST(AgendaSessionJson, GivesStaffWhatThePublicDoesNotGet) {
    const auto shown = agenda_session_json(full_session(), Audience::staff);
    std::set<std::string> more;
    const auto everyone = agenda_session_json(full_session(), Audience::public_);
    for (const auto& member : shown)
        if (!everyone.contains(member.key())) more.insert(std::string(member.key()));
    EXPECT_EQ(more, (std::set<std::string>{"heldUntil", "virtualLocations", "publishedPlacement", "sequence", "version", "updated"}));
    EXPECT_EQ(json::serialize(shown.at("publishedPlacement")),
              R"({"start":"2027-01-12T08:00:00","timeZone":"Africa/Nouakchott","duration":"PT1H","utcStart":"2027-01-12T08:00:00Z",)"
              R"("utcEnd":"2027-01-12T09:00:00Z","utcOffset":"+00:00","roomId":"018d3a52-0000-7000-8000-000000000071"})");
}

TEST(SessionJson, HoldsWhatTheContractRequires) {
    const auto resource = session_json(session(1));
    for (const auto* const name :
         {"id", "eventId", "type", "title", "start", "timeZone", "duration", "allDay", "anchor", "timeZoneVersion", "utcStart", "utcEnd",
          "utcOffset", "status", "virtualLocations", "participants", "uid", "sequence", "version", "updated"})
        EXPECT_TRUE(resource.contains(name)) << name;
    EXPECT_FALSE(resource.contains("roomId"));
}

Agenda agenda_of(std::vector<Session> sessions) {
    Agenda agenda;
    agenda.event.id = id<EventId>(9000);
    agenda.event.content.slug = "forum";
    agenda.event.content.title = LocalizedText({{"fr", "Forum"}});
    agenda.event.content.zone = "Africa/Nouakchott";
    agenda.release = AgendaRelease{{1, 0}, *parse_utc("2026-11-21T12:00:00Z"), {}};
    agenda.revision = 5;
    agenda.zone_version = "2026f";
    for (auto& one : sessions) {
        for (const auto& [person, participant] : one.content.participants)
            agenda.people.emplace(person, AgendaPerson{person, LocalizedText({{"fr", "Amina"}}), {}, {}});
        if (one.content.room)
            agenda.rooms.emplace(*one.content.room, AgendaRoom{*one.content.room, LocalizedText({{"fr", "Salle"}}), {}, "UTC", 300});
        auto key = one.id;
        agenda.sessions.emplace(std::move(key), std::move(one));
    }
    return agenda;
}

TEST(ReleasedJson, StandsAChildOfADraftByItselfInTheRoomItTook) {
    auto parent = session(1, "2027-01-12T09:00:00", 120);
    parent.content.status = SessionStatus::draft;
    parent.content.room = id<RoomId>(70);
    parent.content.participants[id<PersonId>(80)].roles = {ParticipantRole::chair};
    const auto child = test::under(session(2), parent);
    const auto released = released_json(agenda_of({parent, child}), Audience::public_);
    const auto& shown = released.at("sessions").as_object();
    ASSERT_EQ(shown.size(), 1U);
    EXPECT_FALSE(shown.at(child.id.text()).as_object().contains("parentId"));
    EXPECT_EQ(shown.at(child.id.text()).at("roomId").as_string(), id<RoomId>(70).text());
    EXPECT_TRUE(released.at("people").as_object().empty()) << "only those who occur";
    EXPECT_FALSE(released.at("rooms").at(id<RoomId>(70).text()).as_object().contains("capacity"));
    EXPECT_FALSE(released.at("event").as_object().contains("revision"));
    EXPECT_EQ(working_json(agenda_of({parent, child})).at("event").at("revision").as_int64(), 5);
}

TEST(OperationsBetween, NameWhatChangedSetsBeforeDeletes) {
    auto moved = full_session();
    const auto before = released_json(agenda_of({moved, session(2)}), Audience::public_);
    moved.placement = test::placed("2027-01-12T11:00:00", 60);
    moved.content.participants.clear();
    const auto after = released_json(agenda_of({moved}), Audience::public_);
    const std::vector<std::string> expected{
        R"({"set":"sessions/018d3a52-0000-7000-8000-000000000001","value":{"start":"2027-01-12T11:00:00",)"
        R"("utcStart":"2027-01-12T11:00:00Z","utcEnd":"2027-01-12T12:00:00Z",)"
        R"("participants":{"018d3a52-0000-7000-8000-000000000080":null}}})",
        R"({"del":"sessions/018d3a52-0000-7000-8000-000000000002"})",
        R"({"del":"people/018d3a52-0000-7000-8000-000000000080"})",
    };
    EXPECT_EQ(operations_between(before, after), expected);
    EXPECT_TRUE(operations_between(after, after).empty());
}

}  // namespace
}  // namespace multaqa::programme
