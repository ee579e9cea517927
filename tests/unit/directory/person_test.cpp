#include "directory/person.hpp"

#include <gtest/gtest.h>

#include <set>

#include "directory/directory_documents.hpp"
#include "directory/merge_codec.hpp"
#include "directory/organization_codec.hpp"
#include "directory/person_codec.hpp"

namespace multaqa::directory {
namespace {

const std::string kOrganization = "018d3a52-0000-7000-8000-000000000002";

std::vector<std::string> told(const std::vector<Fault>& faults) {
    std::vector<std::string> texts;
    for (const auto& fault : faults) texts.push_back(fault.pointer + " " + fault.key);
    return texts;
}

PersonRecord president() {
    PersonRecord record;
    record.person.id = PersonId{"018d3a52-0000-7000-8000-000000000021"};
    record.person.name = LocalizedText({{"ar", "رئيسة"}, {"fr", "Présidente"}});
    record.person.honorific = LocalizedText({{"fr", "Madame"}});
    record.person.organization = OrganizationId{kOrganization};
    record.person.languages = {"ar", "fr"};
    record.person.home_zone = "Africa/Nouakchott";
    record.person.version = 2;
    record.person.updated_at = *parse_utc("2024-01-05T10:00:00Z");
    record.functions = {{LocalizedText({{"fr", "Présidente du conseil"}}),
                         OrganizationId{kOrganization},
                         {parse_plain_date("2021-09-24"), std::nullopt}}};
    record.language_levels = {{"ar", LanguageLevel::a}, {"fr", LanguageLevel::b}};
    record.gender = Gender::female;
    record.needs = {{Need::diet, "sans arachides"}};
    record.archived = true;
    record.contact_points = {{ContactKind::mobile, "+222 45 00 00 00"},
                             {ContactKind::email, "Cabinet@Example.org"}};
    return record;
}

constexpr const char* kWhole = R"({
    "id":"018d3a52-0000-7000-8000-000000000021","name":{"ar":"رئيسة","fr":"Présidente"},"honorific":{"fr":"Madame"},
    "organizationId":"018d3a52-0000-7000-8000-000000000002","languages":["ar","fr"],"homeTimeZone":"Africa/Nouakchott",
    "languageLevels":{"ar":"A","fr":"B"},"gender":"female","needs":{"diet":"sans arachides"},"archived":true,
    "functions":[{"title":{"fr":"Présidente du conseil"},"organizationId":"018d3a52-0000-7000-8000-000000000002",
                  "firstDay":"2021-09-24"}],
    "contactPoints":[{"kind":"mobile","value":"+222 45 00 00 00"},{"kind":"email","value":"Cabinet@Example.org"}],
    "version":2,"updated":"2024-01-05T10:00:00Z"})";

TEST(FoldedContactPoint, IsComparedWithoutItsSpelling) {
    EXPECT_EQ(folded({ContactKind::email, " Cabinet@Example.ORG "}), "cabinet@example.org");
    EXPECT_EQ(folded({ContactKind::mobile, "+222 45-00.00 (00)"}), "+22245000000");
    EXPECT_EQ(folded({ContactKind::phone, "0522 / 12 34"}), "05221234");
    EXPECT_EQ(folded({ContactKind::other, "Bureau du Protocole"}), "bureau du protocole");
}

TEST(PersonDocument, ShowsStaffEverything) {
    EXPECT_EQ(json::value(document(president(), Viewer::staff)), json::parse_trusted(kWhole));
}

TEST(PersonDocument, ShowsOthersNothingThatIsForStaff) {
    const auto shown = document(president(), Viewer::anyone);
    EXPECT_EQ(json::value(shown), json::parse_trusted(R"({
        "id":"018d3a52-0000-7000-8000-000000000021","name":{"ar":"رئيسة","fr":"Présidente"},"honorific":{"fr":"Madame"},
        "organizationId":"018d3a52-0000-7000-8000-000000000002","version":2,"updated":"2024-01-05T10:00:00Z"})"));
    for (const auto* secret : {"45 00", "abinet@", "arachides", "female", "conseil"})
        EXPECT_EQ(json::serialize(shown).find(secret), std::string::npos);
}

TEST(PersonDocument, ClassifiesEveryMemberOnce) {
    std::set<std::string_view> names;
    for (const auto& member : members_of_person()) names.insert(member.name);
    EXPECT_EQ(names.size(), members_of_person().size());
    const auto whole = json::parse_trusted(kWhole);
    EXPECT_EQ(names.size(), whole.as_object().size());
    for (const auto& member : whole.as_object())
        EXPECT_EQ(names.count({member.key().data(), member.key().size()}), 1U);
}

TEST(PersonChange, NamesPersonalFieldsWithoutTellingThem) {
    auto after = president();
    after.person.honorific = {};
    after.contact_points.front().value = "+222 46 99 99 99";
    after.needs = {{Need::accessibility, "fauteuil"}};
    after.gender.reset();
    const auto change = person_changed(president(), after);
    EXPECT_EQ(change.kind, "PersonChanged");
    EXPECT_EQ(json::parse_trusted(change.data),
              json::parse_trusted(
                  R"({"fields":{"honorific":{"before":{"fr":"Madame"}}},"personal":["contactPoints","gender","needs"]})"));
    for (const auto* secret : {"45 00", "arachides", "female"})
        EXPECT_EQ(person_added(president()).data.find(secret), std::string::npos);
}

TEST(ReadPerson, ReadsWhatItWrites) {
    const auto draft = read_person(to_json(details_of(president())));
    EXPECT_EQ(told(draft.faults), std::vector<std::string>{});
    EXPECT_EQ(draft.fields, details_of(president()));
}

TEST(ReadPerson, NeedsNothingButAName) {
    const auto draft = read_person(json::parse_trusted(R"({"name":{"fr":"Idris"}})"));
    EXPECT_EQ(told(draft.faults), std::vector<std::string>{});
    PersonDetails expected;
    expected.fields.name = LocalizedText({{"fr", "Idris"}});
    EXPECT_EQ(draft.fields, expected);
}

TEST(ReadPerson, TellsAllFaultsAtOnce) {
    const auto draft = read_person(json::parse_trusted(R"({
        "honorific":"Madame","organizationId":"7","languages":["fr","fr","français"],"passport":"X1",
        "gender":"f","languageLevels":{"en":"A","fr":"D"},"needs":{"diet":7,"religion":"x"},
        "functions":[{"firstDay":"2024-02-01","lastDay":"2024-01-31"},{"title":{"fr":"Maire"},"rank":1}],
        "contactPoints":[{"kind":"fax","value":"1"},{"kind":"email","value":"nowhere"},{"value":"x"},7]})"));
    EXPECT_EQ(
        told(draft.faults),
        (std::vector<std::string>{"/name fault.required", "/honorific fault.type", "/organizationId fault.id",
                                  "/languages/1 fault.duplicate", "/languages/2 fault.language-tag",
                                  "/languageLevels/fr fault.enum", "/languageLevels/en fault.unknown-field",
                                  "/gender fault.enum", "/functions/0/title fault.required",
                                  "/functions/0/lastDay fault.days-reversed",
                                  "/functions/1/rank fault.unknown-field", "/needs/diet fault.type",
                                  "/needs/religion fault.unknown-field",
                                  "/contactPoints/0/kind fault.enum", "/contactPoints/1/value fault.email",
                                  "/contactPoints/2/kind fault.required", "/contactPoints/3 fault.type",
                                  "/passport fault.unknown-field"}));
}

TEST(MergePerson, ReplacesWhatIsNamedAndKeepsTheRest) {
    const auto edit = merge(
        json::parse_trusted(R"({"name":{"en":"President","fr":null},"honorific":null,"languages":["en"],"languageLevels":null})"),
        read_person);
    const auto draft = edit(details_of(president()));
    EXPECT_EQ(told(draft.faults), std::vector<std::string>{});
    auto expected = details_of(president());
    expected.fields.name = LocalizedText({{"ar", "رئيسة"}, {"en", "President"}});
    expected.fields.honorific = {};
    expected.fields.languages = {"en"};
    expected.language_levels = {};
    EXPECT_EQ(draft.fields, expected);
}

TEST(MergePerson, RefusesWhatWouldVanishUnnoticed) {
    const auto edit = merge(json::parse_trusted(R"({"name":null,"passport":null,"version":3})"), read_person);
    EXPECT_EQ(told(edit(details_of(president())).faults),
              (std::vector<std::string>{"/name fault.required", "/version fault.unknown-field",
                                        "/passport fault.unknown-field"}));
}

TEST(MergePerson, RefusesAPatchThatIsNoObject) {
    const auto edit = merge(json::parse_trusted("[1]"), read_person);
    EXPECT_EQ(told(edit(details_of(president())).faults), std::vector<std::string>{" fault.type"});
}

TEST(ReadOrganization, TellsAllFaultsAtOnce) {
    const auto draft = read_organization(
        json::parse_trusted(R"({"name":{"fr":" "},"shortName":{"x_y":"A"},"country":"Maroc","kind":1,"colour":"red"})"));
    EXPECT_EQ(told(draft.faults),
              (std::vector<std::string>{"/name/fr fault.empty-text", "/shortName/x_y fault.language-tag",
                                        "/kind fault.type", "/country fault.country", "/colour fault.unknown-field"}));
}

TEST(OrganizationDocument, LeavesOutWhatIsNotGiven) {
    Organization organization;
    organization.id = OrganizationId{kOrganization};
    organization.name = LocalizedText({{"fr", "Nouakchott"}});
    organization.updated_at = *parse_utc("2024-01-05T10:00:00Z");
    EXPECT_EQ(json::value(document(organization, Viewer::staff)),
              json::parse_trusted(
                  R"({"id":"018d3a52-0000-7000-8000-000000000002","name":{"fr":"Nouakchott"},"version":1,
                                      "updated":"2024-01-05T10:00:00Z"})"));
    EXPECT_EQ(json::parse_trusted(organization_added(organization).data),
              json::parse_trusted(R"({"fields":{"name":{"after":{"fr":"Nouakchott"}}}})"));
}

TEST(Refusal, IsUnknownTimeZoneOnlyWhereNothingElseIsWrong) {
    const Fault zone{"/homeTimeZone", "fault.time-zone", {}};
    EXPECT_EQ(refusal({zone}).code, ProblemCode::unknown_time_zone);
    EXPECT_EQ(refusal({zone, {"/name", "fault.required", {}}}).code, ProblemCode::validation_failed);
}

}  // namespace
}  // namespace multaqa::directory
