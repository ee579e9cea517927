// The frab schedule of a released programme: days, rooms, numbers, addresses and languages.
#include "publishing/frab_documents.hpp"

#include <gtest/gtest.h>

#include "common/json/json.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::publishing {
namespace {

std::string id(int n) { return "018d3a52-0000-7000-8000-0000000000" + std::to_string(n); }

json::object session(int n, json::object title, std::string_view start, std::string_view end, std::string_view status, std::string_view room) {
    json::object one{{"id", id(n)}, {"type", "panel"}, {"title", std::move(title)}, {"timeZone", "Europe/Paris"}, {"utcStart", start},
                     {"utcEnd", end}, {"status", status}, {"participants", json::object{}}};
    const auto zone = multaqa::testing::zones().find("Europe/Paris");
    one["start"] = format_plain_date_time(to_local(**zone, *parse_utc(start)));
    if (!room.empty()) one["roomId"] = room;
    return one;
}

// Two rooms of one name at two sites; a night of twelve hours; one in no room; one cancelled.
json::object agenda() {
    auto opening = session(11, {{"ar", "الجلسة الافتتاحية"}, {"fr", "Séance d’ouverture & <accueil>"}}, "2027-03-27T09:00:00Z",
                           "2027-03-27T10:30:00Z", "confirmed", id(71));
    opening["description"] = json::object{{"fr", "Mots d’accueil"}};
    opening["participants"] = json::object{{id(81), {{"roles", {{"speaker", true}}}}}, {id(82), {{"roles", {{"attendee", true}}}}}};
    const json::object sessions{
        {id(11), std::move(opening)},
        {id(12), session(12, {{"ar", "ليلة"}}, "2027-03-27T21:00:00Z", "2027-03-28T09:00:00Z", "confirmed", id(72))},
        {id(13), session(13, {{"ar", "يوم ثان"}, {"fr", "Deuxième jour"}}, "2027-03-28T22:30:00Z", "2027-03-28T23:00:00Z", "tentative", "")},
        {id(14), session(14, {{"fr", "Annulée"}}, "2027-03-27T09:00:00Z", "2027-03-27T10:00:00Z", "cancelled", id(72))}};
    const auto room = [](int n, const char* site) {
        return json::object{{"id", id(n)}, {"name", {{"fr", "Salle A"}, {"ar", "قاعة أ"}}}, {"site", {{"fr", site}}}};
    };
    return {{"event", {{"title", {{"ar", "منتدى"}, {"fr", "Forum"}}}, {"timeZone", "Europe/Paris"}, {"firstDay", "2027-03-27"}}},
            {"sessions", sessions},
            {"rooms", {{id(71), room(71, "Palais")}, {id(72), room(72, "Musée")}}},
            {"people", {{id(81), {{"id", id(81)}, {"name", {{"fr", "Amina"}, {"ar", "أمينة"}}}}}, {id(82), {{"id", id(82)}, {"name", {{"fr", "Idris"}}}}}}}};
}

json::object details() {
    json::object sessions;
    for (int n = 11; n <= 14; ++n) sessions[id(n)] = {{"uid", id(n) + "@multaqa"}, {"sequence", 0}};
    sessions[id(12)] = {{"uid", "22222222-0000-4000-8000-000000000001"}, {"sequence", 0}};
    return {{"sessions", std::move(sessions)}};
}

programme::Publication publication(const json::object& of = agenda(), const std::string& slug = "ab-2") {
    programme::Publication publication;
    publication.slug = slug;
    publication.locale = "ar";
    publication.number = {3, 0};
    publication.agenda.bytes = std::make_shared<const std::string>(json::serialize(of));
    publication.details = std::make_shared<const std::string>(json::serialize(details()));
    for (int n = 11; n <= 14; ++n) publication.session_numbers.emplace(SessionId(id(n)), n - 4);
    publication.person_numbers.emplace(PersonId(id(81)), 1);
    return publication;
}

FrabSchedule schedule(std::string_view language, std::string_view origin = "") {
    static const auto kPublication = publication();
    return frab_schedule(kPublication, language, multaqa::testing::zones(), origin);
}

std::vector<std::string> titles(const FrabSchedule& of) {
    std::vector<std::string> found;
    for (const auto& day : of.days)
        for (const auto& room : day.rooms)
            for (const auto& event : room.events)
                found.push_back(format_plain_date(day.date) + " [" + room.name + "] " + frab_clock(*of.zone, event.start) + " " +
                                frab_duration(event.duration) + " " + event.title + " (" + event.language + ")");
    return found;
}

TEST(FrabSchedule, SortsByTheDaysOfTheEventsZoneAndLeavesOutWhatIsCancelled) {
    EXPECT_EQ(titles(schedule("fr")), (std::vector<std::string>{"2027-03-27 [Salle A, Palais] 10:00 01:30 Séance d’ouverture & <accueil> (fr)",
                                                                "2027-03-27 [Salle A, Musée] 22:00 12:00 ليلة (ar)",
                                                                "2027-03-29 [] 00:30 00:30 Deuxième jour (fr)"}));
    EXPECT_EQ(titles(schedule("ar")).front(), "2027-03-27 [قاعة أ, Palais] 10:00 01:30 الجلسة الافتتاحية (ar)");
}

TEST(FrabSchedule, HasTheSameNumbersGuidsAndSlugsInEveryLanguage) {
    const auto ids = [](const FrabSchedule& of) {
        std::vector<std::string> found;
        for (const auto& day : of.days)
            for (const auto& room : day.rooms)
                for (const auto& event : room.events) found.push_back(std::to_string(event.id) + " " + event.guid + " " + event.slug);
        return found;
    };
    EXPECT_EQ(ids(schedule("fr")), (std::vector<std::string>{"7 " + id(11) + " ab_2-session-7",
                                                             "8 22222222-0000-4000-8000-000000000001 ab_2-session-8",
                                                             "9 " + id(13) + " ab_2-session-9"}))
        << "the slug is made of the title in the event's own language, which gives no ASCII here";
    EXPECT_EQ(ids(schedule("fr")), ids(schedule("ar")));
    auto french = publication();
    french.locale = "fr";
    EXPECT_EQ(frab_schedule(french, "ar", multaqa::testing::zones(), "").days[0].rooms[0].events[0].slug, "ab_2-session-7-seance-d-ouverture-accueil");
}

TEST(FrabSchedule, NamesThoseOnTheStageAlone) {
    const auto of = schedule("ar");
    const auto& persons = of.days[0].rooms[0].events[0].persons;
    ASSERT_EQ(persons.size(), 1U);
    EXPECT_EQ(persons[0].id, 1);
    EXPECT_EQ(persons[0].guid, id(81));
    EXPECT_EQ(persons[0].name, "أمينة");
}

TEST(FrabSchedule, HasAddressesOnlyWhereTheServerKnowsItsOwn) {
    EXPECT_EQ(schedule("fr").url, "");
    EXPECT_EQ(schedule("fr").days[0].rooms[0].events[0].url, "urn:uuid:" + id(11));
    const auto known = schedule("fr", "https://agenda.example");
    EXPECT_EQ(known.url, "https://agenda.example/e/ab-2");
    EXPECT_EQ(known.days[0].rooms[0].events[0].url, "https://agenda.example/e/ab-2#" + id(11));
}

TEST(FrabSchedule, OfNoSessionHasTheFirstDayOfTheEvent) {
    auto empty = agenda();
    empty["sessions"] = json::object{};
    const auto of = publication(empty);
    const auto days = frab_schedule(of, "fr", multaqa::testing::zones(), "").days;
    ASSERT_EQ(days.size(), 1U);
    EXPECT_EQ(format_utc(days[0].start), "2027-03-26T23:00:00Z");
    EXPECT_TRUE(days[0].rooms.empty());
}

TEST(EncodeFrabXml, EscapesTextsAndWritesOffsets) {
    const auto xml = encode_frab_xml(schedule("fr"));
    EXPECT_NE(xml.find("<title>Séance d’ouverture &amp; &lt;accueil&gt;</title>"), std::string::npos);
    EXPECT_NE(xml.find("<date>2027-03-27T10:00:00+01:00</date>"), std::string::npos);
    EXPECT_NE(xml.find("<date>2027-03-29T00:30:00+02:00</date>"), std::string::npos) << "the clocks changed that night";
    EXPECT_NE(xml.find("<person id=\"1\" guid=\"" + id(81) + "\">Amina</person>"), std::string::npos);
}

TEST(EncodeFrabJson, HoldsWhatTheXmlHolds) {
    const auto conference = json::parse_trusted(encode_frab_json(schedule("fr"))).at("schedule").at("conference");
    EXPECT_EQ(conference.at("daysCount"), 2);
    EXPECT_EQ(conference.at("time_zone_name"), "Europe/Paris");
    const auto& event = conference.at("days").at(0).at("rooms").at("Salle A, Palais").at(0);
    EXPECT_EQ(event.at("id"), 7);
    EXPECT_EQ(event.at("duration"), "01:30");
    EXPECT_EQ(event.at("end"), "2027-03-27T11:30:00+01:00");
    EXPECT_EQ(event.at("persons").at(0), (json::object{{"guid", id(81)}, {"name", "Amina"}, {"id", 1}}));
    EXPECT_TRUE(conference.at("days").at(1).at("rooms").as_object().contains(""));
}

TEST(FrabDuration, CountsDaysWhereTwoDigitsOfHoursDoNotSuffice) {
    EXPECT_EQ(frab_duration(minutes{90}), "01:30");
    EXPECT_EQ(frab_duration(minutes{99 * 60 + 59}), "99:59");
    EXPECT_EQ(frab_duration(minutes{100 * 60}), "4:04:00");
}

TEST(FrabAcronym, HasNoHyphenAndFourCharactersAtLeast) {
    EXPECT_EQ(frab_acronym("nouakchott-2024"), "nouakchott_2024");
    EXPECT_EQ(frab_acronym("ab"), "ab__");
}

TEST(FrabDateTime, IsInUtcWhereTheOffsetHasSeconds) {
    const auto zone = multaqa::testing::zones().find("Africa/Monrovia");
    EXPECT_EQ(frab_date_time(**zone, *parse_utc("1970-06-01T12:00:00Z")), "1970-06-01T12:00:00Z");
    EXPECT_EQ(frab_date_time(**zone, *parse_utc("2024-06-01T12:00:00Z")), "2024-06-01T12:00:00+00:00");
}

}  // namespace
}  // namespace multaqa::publishing
