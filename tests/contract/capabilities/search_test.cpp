#include <gtest/gtest.h>

#include "directory/organization_commands.hpp"
#include "programme/series_commands.hpp"
#include "resources/equipment_commands.hpp"
#include "resources/vehicle_commands.hpp"
#include "search/missing_commands.hpp"
#include "search/search_queries.hpp"
#include "store/search_text.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::search {
namespace {

using test::kProtocol;

class SearchTest : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office = std::make_unique<test::ProgrammeOffice>(database());
    }
    void TearDown() override { office.reset(); }

    directory::PersonRecord add(const LocalizedText& name) {
        directory::PersonDetails details;
        details.fields.name = name;
        return office->run(kProtocol, directory::create_person({details, {}})).value();
    }
    // "kind name, …" of what is found, the best first; names in French, else in Arabic.
    std::string found(const std::string& text, const Caller& caller = kProtocol, std::optional<FoundKind> kind = {},
                      std::size_t limit = 20) {
        const auto hits = office->read([&](store::Connection& db) { return search(db, caller, {text, kind, limit}); });
        std::string told;
        for (const auto& hit : *hits) told += (told.empty() ? "" : ", ") + std::string(word(hit.kind)) + " " + std::string(hit.name.best("fr"));
        return told;
    }

    std::unique_ptr<test::ProgrammeOffice> office;
};
MULTAQA_ON_BOTH_DATABASES(SearchTest);

TEST_P(SearchTest, FindsArabicVowelledOrNotWithTheArticleOrWithout) {
    add(LocalizedText({{"ar", "المؤتمر"}}));
    for (const auto* text : {"مؤتمر", "المؤتمر", "مُؤتَمَر", "الموتمر", "ال", "الم", "مؤ", "م"})
        EXPECT_EQ(found(text, kProtocol, FoundKind::person), "person المؤتمر") << text;
    add(LocalizedText({{"ar", "مُؤْتَمَرٌ"}}));
    EXPECT_EQ(found("المؤتمر", kProtocol, FoundKind::person), "person مُؤْتَمَرٌ, person المؤتمر");
}

TEST_P(SearchTest, FindsLatinWithoutAccents) {
    office->add(office->wanted("La santé pour tous", "09:00"));
    for (const auto* text : {"sante", "SANTÉ", "sant", "sa", "tous sante", "anté"})
        EXPECT_EQ(found(text, kProtocol, FoundKind::session), "session La santé pour tous") << text;
    EXPECT_EQ(found("sante publique"), "");
}

TEST_P(SearchTest, FindsOnePersonInEveryScript) {
    const auto person = add(LocalizedText({{"ar", "محمد الفاسي"}, {"fr", "Mohamed El Fassi"}}));
    for (const auto* text : {"محمد", "الفاسي", "فاسي", "mohamed", "fassi mohamed"}) {
        const auto hits = office->read([&](store::Connection& db) { return search(db, kProtocol, {text, {}, 20}); });
        ASSERT_EQ(hits->size(), 1U) << text;
        EXPECT_EQ(hits->front(), (Hit{FoundKind::person, person.person.id.text(), person.person.name, "", ""})) << text;
    }
}

TEST_P(SearchTest, PutsNamesThatBeginWithTheWordFirst) {
    for (const auto* name : {"Grand Casablanca", "Nocasa", "Casa", "Casablanca-Settat"}) add(LocalizedText({{"fr", name}}));
    EXPECT_EQ(found("casa"), "person Casa, person Casablanca-Settat, person Grand Casablanca, person Nocasa");
    EXPECT_EQ(found("casa", kProtocol, {}, 2), "person Casa, person Casablanca-Settat");
    EXPECT_EQ(found("ca"), "person Casa, person Casablanca-Settat, person Grand Casablanca");
}

TEST_P(SearchTest, TakesPatternsForText) {
    add(LocalizedText({{"fr", "Cent pour cent"}}));
    for (const auto* text : {"%", "_", "\\", "", "'", "%%%", "\" OR 1", "c_nt"}) EXPECT_EQ(found(text), "") << text;
    EXPECT_EQ(found("cent%"), "person Cent pour cent");
}

TEST_P(SearchTest, FindsEveryKindAndFiltersByIt) {
    directory::OrganizationFields city;
    city.name = LocalizedText({{"fr", "Ville"}});
    city.short_name = LocalizedText({{"fr", "Zeta"}});
    ASSERT_TRUE(office->run(kProtocol, directory::create_organization({city, {}})).has_value());
    add(LocalizedText({{"fr", "Zeta"}}));
    office->add_room("Zeta");
    office->add(office->wanted("Zeta", "09:00"));
    auto event = office->event_named("zeta");
    event.content.title = LocalizedText({{"fr", "Zeta"}});
    ASSERT_TRUE(office->run(kProtocol, programme::create_event(event)).has_value());
    ASSERT_TRUE(office->run(kProtocol, resources::create_site({{LocalizedText({{"fr", "Zeta"}}), "Africa/Tunis", {}}, {}})).has_value());
    const LocalizedText zeta({{"fr", "Zeta"}});
    resources::VehicleFields van;
    van.site = office->site;
    van.name = zeta;
    van.seats = 8;
    const auto vehicle = office->run(kProtocol, resources::create_vehicle({van, {}})).value();
    resources::EquipmentFields booth;
    booth.site = office->site;
    booth.name = zeta;
    booth.pieces = 2;
    const auto equipment = office->run(kProtocol, resources::create_equipment({booth, {}})).value();
    ASSERT_TRUE(office->run(kProtocol, programme::create_series({office->ids.next<programme::SeriesId>(), {.title = zeta}})).has_value());
    const std::string others = "event Zeta, person Zeta, room Zeta, series Zeta, session Zeta, site Zeta";
    EXPECT_EQ(found("zeta", test::caller_as(Role::organizer)), "equipment Zeta, person Zeta, room Zeta, series Zeta, site Zeta, vehicle Zeta, organization Ville");
    EXPECT_EQ(found("zeta"), "equipment Zeta, " + others + ", vehicle Zeta, organization Ville");
    ASSERT_TRUE(office->run(kProtocol, resources::archive_vehicle(vehicle.id, vehicle.version)).has_value());
    ASSERT_TRUE(office->run(kProtocol, resources::archive_equipment(equipment.id, equipment.version)).has_value());
    index_missing(office->executor());
    EXPECT_EQ(found("zeta"), others + ", organization Ville") << "what is archived does not come back";
    EXPECT_EQ(found("zeta", kProtocol, FoundKind::room), "room Zeta");
    EXPECT_EQ(found("ville", kProtocol, FoundKind::organization), "organization Ville");
}

TEST_P(SearchTest, ShowsEventsAndSessionsToTheirStaffAlone) {
    office->add(office->wanted("Secret", "09:00"));
    add(LocalizedText({{"fr", "Secretan"}}));
    auto organizer = test::caller_as(Role::organizer);
    EXPECT_EQ(found("secret", organizer), "person Secretan");
    EXPECT_EQ(found("forum", organizer), "");
    organizer.grants = {{programme::scope_of(office->event), GrantRole::organizer}};
    EXPECT_EQ(found("secret", organizer), "session Secret, person Secretan");
    for (int i = 0; i < 100; ++i) organizer.grants.push_back({"event:" + std::to_string(i), GrantRole::organizer});
    EXPECT_EQ(found("secret", organizer), "session Secret, person Secretan");
    for (const auto& caller : {Caller{}, test::caller_as(Role::participant)})
        EXPECT_EQ(office->read([&](store::Connection& db) { return search(db, caller, {"secret", {}, 20}); }).error().code,
                  ProblemCode::forbidden);
}

TEST_P(SearchTest, FollowsChangesAndForgetsWhatIsArchived) {
    const auto session = office->add(office->wanted("Ancien", "09:00"));
    programme::SessionPatch renamed;
    renamed.title = programme::TextPatch::set(LocalizedText({{"fr", "Nouveau"}}));
    const auto changed = office->patch(session, renamed);
    EXPECT_EQ(found("ancien"), "");
    EXPECT_EQ(found("nouveau"), "session Nouveau");
    ASSERT_TRUE(office->run(kProtocol, programme::archive_session({changed.id, changed.version})).has_value());
    EXPECT_EQ(found("nouveau"), "");
}

TEST_P(SearchTest, BringsInWhatWasThereBeforeIt) {
    office->add(office->wanted("Ouverture", "09:00"));
    resources::VehicleFields van;
    van.site = office->site;
    van.name = LocalizedText({{"fr", "Minibus"}});
    van.seats = 8;
    ASSERT_TRUE(office->run(kProtocol, resources::create_vehicle({van, {}})).has_value());
    ASSERT_TRUE(office->run(kProtocol, programme::create_series({office->ids.next<programme::SeriesId>(), {.title = LocalizedText({{"fr", "Rencontres"}})}}))
                    .has_value());
    const auto before = office->read([](store::Connection& db) { return db.find_integer("SELECT count(*) FROM search_text"); });
    office->step<int>({}, [](command::Write& write) {
        const auto all = write.db().list("SELECT kind, id FROM search_text", {},
                                         [](const store::Row& row) { return std::pair(row.string(0), row.string(1)); });
        for (const auto& [kind, id] : all) store::erase_search_text(write.db(), kind, id);
        return 0;
    });
    EXPECT_EQ(found("ouverture"), "");
    EXPECT_EQ(found("minibus"), "");
    index_missing(office->executor());
    for (const auto* text : {"ouverture", "amina", "palais", "grande salle", "forum", "minibus", "rencontres"}) EXPECT_NE(found(text), "") << text;
    EXPECT_EQ(office->read([](store::Connection& db) { return db.find_integer("SELECT count(*) FROM search_text"); }), before);
    EXPECT_EQ(found("ouv", test::caller_as(Role::organizer)), "");
}

// Else twenty thousand names would be read for each key that is pressed.
TEST_P(SearchTest, AsksTheTrigramsAndNotEveryRow) {
    const auto plan = office->step<std::string>({}, [](command::Write& write) {
        auto& db = write.db();
        const bool is_sqlite = db.dialect().name == "sqlite";
        if (!is_sqlite) db.execute("SET LOCAL enable_seqscan = off");  // with a handful of rows it is the cheaper way
        const auto explained = std::string(is_sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + "SELECT s.id FROM " +
                               std::string(db.dialect().search_rows) + " WHERE " +
                               std::string(db.dialect().search_column) + " LIKE '%amina%'";
        std::string text;
        db.query(explained, {}, [&](const store::Row& row) { text += row.string(is_sqlite ? 3 : 0) + "\n"; });
        return text;
    });
    const bool is_asked = plan.find("VIRTUAL TABLE INDEX 0:L0") != std::string::npos ||
                          plan.find("Index Scan on search_trigrams") != std::string::npos;
    EXPECT_TRUE(is_asked) << plan;
}

}  // namespace
}  // namespace multaqa::search
