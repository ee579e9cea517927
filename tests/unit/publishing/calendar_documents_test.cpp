// The calendar of a released programme against a golden file, and as libical reads it.
#include "publishing/calendar_documents.hpp"

#include <gtest/gtest.h>
#include <libical/ical.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

#include "common/json/json.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::publishing {
namespace {

constexpr const char* kGolden = MULTAQA_SOURCE_DIR "/tests/data/calendar/schedule.ics";

// A night in Paris whose second 02:30 is meant, a day without hours, a transfer that ends on another clock, a child
// in its parent's room, a cancellation; and a link that must not leave.
constexpr const char* kAgenda = R"({
  "event": {"id": "e", "slug": "forum", "title": {"ar": "منتدى", "fr": "Forum, édition 2"}, "timeZone": "Europe/Paris", "locale": "fr"},
  "release": {"number": 1, "part": 0, "at": "2027-01-01T00:00:00Z"}, "timeZoneVersion": "2026f",
  "sessions": {
    "018d0001": {"id": "018d0001", "type": "plenary", "title": {"fr": "Ouverture; mot d’accueil", "ar": "الافتتاح"},
      "description": {"fr": "Première ligne\nDeuxième ligne, qui est assez longue pour devoir être pliée au soixante-quinzième octet."},
      "start": "2027-10-30T09:00:00", "timeZone": "Europe/Paris", "duration": "PT1H30M", "utcStart": "2027-10-30T07:00:00Z",
      "utcEnd": "2027-10-30T08:30:00Z", "status": "confirmed", "roomId": "r1", "participants": {}},
    "018d0002": {"id": "018d0002", "parentId": "018d0001", "type": "presentation", "title": {"und": "SGA-3"},
      "start": "2027-10-30T09:15:00", "timeZone": "Europe/Paris", "duration": "PT15M", "utcStart": "2027-10-30T07:15:00Z",
      "utcEnd": "2027-10-30T07:30:00Z", "status": "tentative", "participants": {}},
    "018d0003": {"id": "018d0003", "type": "other", "title": {"fr": "Nuit"}, "start": "2027-10-31T02:30:00", "timeZone": "Europe/Paris",
      "duration": "PT1H", "utcStart": "2027-10-31T01:30:00Z", "utcEnd": "2027-10-31T02:30:00Z", "status": "cancelled", "participants": {}},
    "018d0004": {"id": "018d0004", "type": "visit", "title": {"fr": "Visite"}, "allDay": true, "start": "2027-11-01T00:00:00",
      "timeZone": "Europe/Paris", "duration": "P2D", "utcStart": "2027-10-31T23:00:00Z", "utcEnd": "2027-11-02T23:00:00Z",
      "status": "confirmed", "participants": {}},
    "018d0005": {"id": "018d0005", "type": "transfer", "title": {"fr": "Vol"}, "start": "2027-11-03T08:00:00", "timeZone": "Europe/Paris",
      "endTimeZone": "Africa/Nouakchott", "duration": "PT5H", "utcStart": "2027-11-03T07:00:00Z", "utcEnd": "2027-11-03T12:00:00Z",
      "status": "confirmed", "participants": {}}
  },
  "rooms": {"r1": {"id": "r1", "name": {"fr": "Grande salle"}, "site": {"fr": "Palais"}, "timeZone": "Europe/Paris"}}, "people": {}})";

std::string details() {
    json::object sessions;
    for (int i = 1; i <= 5; ++i)
        sessions["018d000" + std::to_string(i)] = {{"uid", "uid-" + std::to_string(i) + "@example.org"},
                                                   {"sequence", i},
                                                   {"updated", "2026-12-24T10:00:00Z"},
                                                   {"virtualLocations", {{"main", {{"uri", "https://example.org/secret-link"}}}}}};
    return json::serialize(json::object{{"sessions", std::move(sessions)}});
}

programme::Publication publication() {
    return {.event = {},
            .slug = "forum",
            .locale = "fr",
            .languages = {"ar", "fr"},
            .number = {1, 0},
            .at = *parse_utc("2027-01-01T00:00:00Z"),
            .agenda = {"r1", std::make_shared<const std::string>(kAgenda)},
            .details = std::make_shared<const std::string>(details()),
            .session_numbers = {},
            .person_numbers = {}};
}

// The golden programme, its first and its second day being two occurrences of one recurrence.
programme::Publication repeating_publication() {
    auto agenda = json::parse_trusted(kAgenda);
    auto& sessions = agenda.at("sessions").as_object();
    sessions["018d0001"].as_object()["recurrence"] = {{"id", "018d00f1"}, {"recurrenceId", "2027-10-30T09:00:00"}};
    sessions["018d0003"].as_object()["recurrence"] = {{"id", "018d00f1"}, {"recurrenceId", "2027-10-31T09:00:00"}};
    auto repeating = publication();
    repeating.agenda.bytes = std::make_shared<const std::string>(json::serialize(agenda));
    return repeating;
}

std::string schedule(std::string_view language = "") { return encode_calendar(publication(), language, multaqa::testing::zones()); }

TEST(EncodeCalendar, WritesTheGoldenFile) {
    const auto written = schedule();
    if (std::getenv("MULTAQA_WRITE_GOLDEN") != nullptr) std::ofstream(kGolden, std::ios::binary) << written;
    std::ifstream file(kGolden, std::ios::binary);
    const std::string golden{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(written, golden);
}

TEST(EncodeCalendar, HoldsOneSessionWithItsZonesWhereOneIsAskedFor) {
    const auto one = encode_calendar(publication(), "", multaqa::testing::zones(), "018d0002");
    EXPECT_NE(one.find("UID:uid-2@example.org\r\n"), std::string::npos);
    EXPECT_NE(one.find("RELATED-TO;RELTYPE=PARENT:uid-1@example.org\r\n"), std::string::npos);
    const auto count = [&](std::string_view words) {
        std::size_t found = 0;
        for (auto at = one.find(words); at != std::string::npos; at = one.find(words, at + 1)) ++found;
        return found;
    };
    EXPECT_EQ(count("BEGIN:VEVENT"), 1u);
    EXPECT_EQ(count("BEGIN:VTIMEZONE"), 1u);
}

TEST(EncodeCalendar, WritesEachOccurrenceUnderItsOwnUidAndNamesTheFirst) {
    const auto all = encode_calendar(repeating_publication(), "", multaqa::testing::zones());
    EXPECT_EQ(all.find("RRULE"), std::string::npos);
    EXPECT_EQ(all.find("RECURRENCE-ID"), std::string::npos);
    const std::string named = "RELATED-TO;RELTYPE=SIBLING:uid-1@example.org\r\n";
    EXPECT_GT(all.find(named), all.find("UID:uid-3@example.org\r\n"));
    EXPECT_EQ(all.find("RELTYPE=SIBLING"), all.rfind("RELTYPE=SIBLING")) << "the first names nobody";
    const auto one = encode_calendar(repeating_publication(), "", multaqa::testing::zones(), "018d0003");
    EXPECT_NE(one.find("UID:uid-3@example.org\r\n"), std::string::npos) << "the same as among all";
    EXPECT_NE(one.find(named), std::string::npos);
}

TEST(EncodeCalendar, LeavesNoLinkIn) { EXPECT_EQ(schedule().find("secret-link"), std::string::npos); }

TEST(EncodeCalendar, AnswersInTheLanguageAskedForWithFallback) {
    const auto arabic = schedule("ar");
    EXPECT_NE(arabic.find("SUMMARY;LANGUAGE=ar:الافتتاح\r\n"), std::string::npos);
    EXPECT_NE(arabic.find("SUMMARY;LANGUAGE=fr:Visite\r\n"), std::string::npos);
    EXPECT_NE(arabic.find("SUMMARY:SGA-3\r\n"), std::string::npos) << "und names no language";
}

TEST(EncodeCalendar, IsReadByLibicalAsItWasMeant) {
    const std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> calendar(icalparser_parse_string(schedule().c_str()), icalcomponent_free);
    ASSERT_NE(calendar, nullptr);
    EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0);
    EXPECT_EQ(icalcomponent_count_components(calendar.get(), ICAL_VTIMEZONE_COMPONENT), 2);
    std::vector<std::string> read;
    for (auto* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT); event != nullptr;
         event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
        const auto utc = [](icaltimetype time) {
            return std::string(icaltime_as_ical_string(time.is_date != 0 ? time : icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone())));
        };
        read.push_back(std::string(icalcomponent_get_uid(event)) + " " + utc(icalcomponent_get_dtstart(event)) + " " +
                       utc(icalcomponent_get_dtend(event)) + " " + std::to_string(icalcomponent_get_sequence(event)) + " " +
                       icalcomponent_get_summary(event));
    }
    EXPECT_EQ(read, (std::vector<std::string>{"uid-1@example.org 20271030T070000Z 20271030T083000Z 1 Ouverture; mot d’accueil",
                                              "uid-2@example.org 20271030T071500Z 20271030T073000Z 2 SGA-3",
                                              "uid-3@example.org 20271031T013000Z 20271031T023000Z 3 Nuit",
                                              "uid-4@example.org 20271101 20271103 4 Visite",
                                              "uid-5@example.org 20271103T070000Z 20271103T120000Z 5 Vol"}));
}

}  // namespace
}  // namespace multaqa::publishing
