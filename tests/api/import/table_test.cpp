// Tables brought in and given out through the API: people, organisations, rooms and sessions.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/api/support/on_server.hpp"

namespace multaqa::test {
namespace {

class Tables : public OnServer {
  protected:
    JsonAnswer import(std::string_view kind, std::string_view csv, std::string_view more = "") {
        return client_->send("POST", "/api/v1/imports?format=csv&kind=" + std::string(kind) + std::string(more), csv, {{"Content-Type", "text/csv"}});
    }
    static json::object counts(const json::value& report) {
        json::object counts;
        for (const char* name : {"rows", "created", "changed", "unchanged", "refused"}) counts[name] = report.at(name);
        return counts;
    }
    static json::object counts(int created, int changed, int unchanged, int refused) {
        return {{"rows", created + changed + unchanged + refused}, {"created", created}, {"changed", changed}, {"unchanged", unchanged}, {"refused", refused}};
    }
    // Archives its sessions: the same ones in another event would clash with them.
    void give_up_rooms_of(const std::string& slug) {
        const auto event = client_->get("/api/v1/events?slug=" + slug).body.at("items").at(0).at("id").as_string();
        for (const auto& session : list("events/" + std::string(event) + "/sessions")) {
            const std::string path = "/api/v1/sessions/" + std::string(session.at("id").as_string());
            EXPECT_EQ(client_->send("DELETE", path, "", {{"If-Match", client_->get(path).etag}}).status, 204);
        }
    }
    json::array list(const std::string& collection) { return client_->get("/api/v1/" + collection + "?limit=200").body.at("items").as_array(); }
};

constexpr std::string_view kGuests =
    "Liste des invités;;;;;\n"
    "Prénom;Nom;الاسم;Courriel;Organisme;Couleur\n"
    "Amina;Alaoui;أمينة العلوي;amina@example.org;Ministère de la Culture;bleu\n"
    "Karim;Tazi;;secretariat@example.org;Ville de Fès;\n"
    "Omar;Idrissi;;secretariat@example.org;Ville de Fès;\n"
    "Salma;Benali;;;Ville de Fès;\n"
    ";;;broken;;\n";

TEST_P(Tables, OfPeopleBringInTheGoodRowsAndNameTheBadOnesByCell) {
    const auto report = import("people", kGuests);
    ASSERT_EQ(report.status, 200) << report.raw.body;
    EXPECT_EQ(counts(report.body), counts(4, 0, 0, 1)) << report.raw.body;
    EXPECT_EQ(report.body.at("alsoCreated"), 2);
    EXPECT_EQ(report.body.at("reading").at("headingRow"), 2);
    EXPECT_EQ(report.body.at("reading").at("unknownColumns").at(0).at("heading"), "Couleur");
    json::array keys;
    for (const auto& problem : report.body.at("problems").as_array()) keys.push_back(json::object{{"row", problem.at("row")}, {"key", problem.at("messageKey")}});
    EXPECT_EQ(keys, (json::array{{{"row", 7}, {"key", "row-problem.required"}}, {{"row", 7}, {"key", "row-problem.email"}}}));
    EXPECT_EQ(report.body.at("problems").at(1).at("cell"), "D7");
    EXPECT_EQ(report.body.at("refusedRows"), (json::array{json::object{{"row", 7}, {"cells", json::array{"", "", "", "broken"}}}}));
    EXPECT_EQ(list("people").size(), 4u);
    EXPECT_EQ(list("people").at(0).at("name"), (json::object{{"ar", "أمينة العلوي"}, {"fr", "Amina Alaoui"}}));
}

TEST_P(Tables, ASecondTimeChangeNothing) {
    ASSERT_EQ(import("people", kGuests).status, 200);
    const auto before = list("people");
    const auto again = import("people", kGuests);
    EXPECT_EQ(counts(again.body), counts(0, 0, 4, 1)) << again.raw.body;
    EXPECT_EQ(list("people"), before);
}

TEST_P(Tables, DryTellTheSameAndWriteNothing) {
    const auto dry = import("people", kGuests, "&dryRun=true");
    EXPECT_EQ(counts(dry.body), counts(4, 0, 0, 1)) << dry.raw.body;
    EXPECT_EQ(list("people"), json::array{});
    EXPECT_EQ(list("organizations"), json::array{});
}

TEST_P(Tables, NeverTakeSomebodyByNameAlone) {
    const auto there = client_->create("/api/v1/people", {{"name", {{"fr", "Salma Benali"}}}});
    const auto report = import("people", "Nom\nSalma Benali\n");
    EXPECT_EQ(counts(report.body), counts(1, 0, 0, 0)) << report.raw.body;
    EXPECT_EQ(report.body.at("duplicates").at(0).at("candidates").at(0).at("id").as_string(), std::string_view(there));
    EXPECT_EQ(list("people").size(), 2u);
}

TEST_P(Tables, ExportedAndImportedAgainAreTheSame) {
    ASSERT_EQ(import("people", kGuests).status, 200);
    ASSERT_EQ(import("rooms", "Nom;Site;Fuseau horaire;Capacité\nGrande salle;Palais;Africa/Casablanca;200\n").status, 200);
    for (const std::string kind : {"people", "organizations", "rooms"})
        for (const std::string language : {"ar", "fr", "en"}) {
            const auto csv = client_->get("/api/v1/exports/" + kind + ".csv?lang=" + language);
            ASSERT_EQ(csv.status, 200) << csv.raw.body;
            const auto again = import(kind, csv.raw.body);
            ASSERT_EQ(again.status, 200) << again.raw.body;
            EXPECT_EQ(again.body.at("unchanged"), again.body.at("rows")) << again.raw.body;
            EXPECT_GT(again.body.at("rows").as_int64(), 0);
            const auto book = client_->get("/api/v1/exports/" + kind + ".xlsx?lang=" + language);
            const auto from_book = client_->send("POST", "/api/v1/imports?format=xlsx&kind=" + kind, book.raw.body,
                                                 {{"Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}});
            EXPECT_EQ(from_book.body.at("unchanged"), again.body.at("rows")) << from_book.raw.body;
        }
}

TEST_P(Tables, OfSessionsFillAnEventOnceAndAgainChangeNothing) {
    constexpr std::string_view kProgramme =
        "Titre;العنوان;Type;Date;Début;Fin;Salle;Intervenants\n"
        "Ouverture;الافتتاح;ouverture;12 janvier 2027;9h30;10:30;Grande salle;Amina Alaoui\n"
        "Atelier;;atelier;١٢/٠١/٢٠٢٧;11:00;12:00;Salle B;\n"
        "Sans date;;;;;;;\n";
    const auto report = import("sessions", kProgramme, "&event=forum&timeZone=Africa/Casablanca");
    ASSERT_EQ(report.status, 200) << report.raw.body;
    EXPECT_EQ(counts(report.body), counts(2, 0, 0, 1)) << report.raw.body;
    const auto again = import("sessions", kProgramme, "&event=forum");
    EXPECT_EQ(counts(again.body), counts(0, 0, 2, 1)) << again.raw.body;
    const auto csv = client_->get("/api/v1/exports/sessions.csv?lang=fr&event=forum");
    ASSERT_EQ(csv.status, 200) << csv.raw.body;
    const auto round = import("sessions", csv.raw.body, "&event=forum");
    EXPECT_EQ(counts(round.body), counts(0, 0, 2, 0)) << round.raw.body << csv.raw.body;
}

TEST_P(Tables, LeaveNothingOfARowThatIsRefusedAtLast) {
    std::string chain = "Nom;Organisme parent\nN1;\n";
    for (int level = 2; level <= 8; ++level) chain += "N" + std::to_string(level) + ";N" + std::to_string(level - 1) + "\n";
    ASSERT_EQ(counts(import("organizations", chain).body), counts(8, 0, 0, 0));
    // a ninth level above the first one
    const auto report = import("organizations", "Nom;Organisme parent\nBonne;\nN1;Nouvelle tutelle\nAutre;Autre tutelle\nEncore;Nouvelle tutelle\n");
    EXPECT_EQ(counts(report.body), counts(3, 0, 0, 1)) << report.raw.body;
    EXPECT_EQ(report.body.at("alsoCreated"), 2);
    EXPECT_EQ(report.body.at("problems").at(0).at("row"), 3);
    const auto again = import("organizations", "Nom;Organisme parent\nN1;Troisième tutelle\n");
    EXPECT_EQ(counts(again.body), counts(0, 0, 0, 1)) << again.raw.body;
    EXPECT_EQ(again.body.at("alsoCreated"), 0);
    std::set<std::string> names;
    for (const auto& organization : list("organizations")) names.insert(std::string(organization.at("name").at("fr").as_string()));
    EXPECT_EQ(names, (std::set<std::string>{"N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "Bonne", "Autre", "Autre tutelle", "Encore", "Nouvelle tutelle"}));
}

TEST_P(Tables, RefuseARowWithACellThatIsTooLongAndTakeTheOthers) {
    const auto report = import("people", "Nom;Couleur\n" + std::string(33'000, 'x') + ";bleu\nAmina Alaoui;" + std::string(33'000, 'x') + "\n");
    EXPECT_EQ(counts(report.body), counts(1, 0, 0, 1)) << report.raw.body;
    EXPECT_EQ(report.body.at("problems").at(0).at("cell"), "A2");
    EXPECT_EQ(report.body.at("problems").at(0).at("messageKey"), "row-problem.cell-too-long");
}

// Everything that the table of an event's sessions says, by language.
TEST_P(Tables, OfSessionsComeBackWholeInAnEmptyEvent) {
    ASSERT_EQ(counts(import("rooms", "Nom;Site;Fuseau horaire\nGrande salle;Palais;Africa/Casablanca\nSalle 1;Palais;Africa/Casablanca\n"
                                     "Salle 1;Annexe, aile nord;Africa/Casablanca\nSalle 2, étage 3;Annexe, aile nord;Africa/Casablanca\n").body),
              counts(4, 0, 0, 0));
    constexpr std::string_view kProgramme =
        "Titre;Titre (fr-CA);العنوان;Description;Type;Date;Début;Durée;Fuseau horaire;Salle;Statut;Intervenants\n"
        "Ouverture;Ouverture, eh;الافتتاح;=1+1;ouverture;12/01/2027;9h30;1h;Africa/Casablanca;Grande salle;confirmée;Amina Alaoui\n"
        "Atelier;;;;atelier;12/01/2027;11:00;90 min;Africa/Casablanca;Palais, Salle 1;à confirmer;Amina Alaoui, Karim Tazi\n"
        "Bilatérale;;;;bilatérale;12/01/2027;11:00;30 min;Europe/Paris;Annexe, aile nord, Salle 1;annulée;\n"
        "Visite;;;;visite;13/01/2027;;;Africa/Casablanca;;;\n"
        "Dîner;;;'- libre;repas;;;2h;Africa/Casablanca;Salle 2, étage 3;;Salma Benali\n";
    const auto first = import("sessions", kProgramme, "&event=forum&timeZone=Africa/Casablanca");
    ASSERT_EQ(counts(first.body), counts(5, 0, 0, 0)) << first.raw.body;
    EXPECT_EQ(list("rooms").size(), 4u);
    EXPECT_EQ(list("sites").size(), 2u);
    std::map<std::string, std::string> exports;
    for (const std::string language : {"ar", "fr", "en"}) {
        const auto csv = exports[language] = client_->get("/api/v1/exports/sessions.csv?lang=" + language + "&event=forum").raw.body;
        const auto same = import("sessions", csv, "&event=forum");
        EXPECT_EQ(counts(same.body), counts(0, 0, 5, 0)) << same.raw.body << csv;
    }
    give_up_rooms_of("forum");
    for (const auto& [language, csv] : exports) {
        const std::string copy = "copy-" + language;
        const auto report = import("sessions", csv, "&event=" + copy);
        ASSERT_EQ(counts(report.body), counts(5, 0, 0, 0)) << report.raw.body << csv;
        EXPECT_EQ(client_->get("/api/v1/exports/sessions.csv?lang=" + language + "&event=" + copy).raw.body, csv);
        give_up_rooms_of(copy);
    }
    EXPECT_EQ(list("rooms").size(), 4u);
    EXPECT_EQ(list("sites").size(), 2u);
}

// Others share the site of a room that is named.
TEST_P(Tables, OfSessionsMakeUnknownRoomsOnASiteOfTheEventsOwn) {
    ASSERT_EQ(import("rooms", "Nom;Site;Fuseau horaire\nSalle 1;Palais;Africa/Casablanca\n").status, 200);
    const std::string too_long(501, 'x');
    const auto report = import("sessions", "Titre;Date;Début;Durée;Salle\nA;12/01/2027;9h;1h;Salle 1\nB;12/01/2027;9h;1h;Stand 7\nC;12/01/2027;9h;1h;" + too_long + "\n",
                               "&event=forum&timeZone=Africa/Casablanca");
    EXPECT_EQ(counts(report.body), counts(2, 0, 0, 1)) << report.raw.body;
    EXPECT_EQ(report.body.at("problems").at(0).at("cell"), "E4");
    EXPECT_EQ(report.body.at("problems").at(0).at("messageKey"), "row-problem.too-long");
    std::map<std::string, std::string> sites;
    for (const auto& room : list("rooms")) sites.emplace(json::serialize(room.at("name")), room.at("siteId").as_string());
    ASSERT_EQ(sites.size(), 2u);
    EXPECT_NE(sites.begin()->second, sites.rbegin()->second);
    EXPECT_EQ(list("sites").size(), 2u);
}

TEST_P(Tables, OfSessionsRefuseARoomNameThatSeveralBearAndCreateNothingForRefusedRows) {
    ASSERT_EQ(import("rooms", "Nom;Site;Fuseau horaire\nSalle 1;Palais;Africa/Casablanca\nSalle 1;Annexe;Africa/Casablanca\n").status, 200);
    constexpr std::string_view kProgramme =
        "Titre;Date;Début;Durée;Salle;Statut;Intervenants\n"
        "A;12/01/2027;9h;1h;Salle 1;;Amina Alaoui\n"
        "B;quand?;9h;1h;Salle neuve;;Karim Tazi\n"
        "C;;;1h;;confirmée;Omar Idrissi\n"
        "D;12/01/2027;9h;1h;Annexe, Salle 9;;\n";
    for (const std::string more : {"&dryRun=true", ""}) {
        const auto report = import("sessions", kProgramme, "&event=forum&timeZone=Africa/Casablanca" + more);
        EXPECT_EQ(counts(report.body), counts(1, 0, 0, 3)) << report.raw.body;
        std::set<std::string> problems;
        for (const auto& problem : report.body.at("problems").as_array())
            problems.insert(std::string(problem.at("cell").as_string()) + " " + std::string(problem.at("messageKey").as_string()));
        EXPECT_EQ(problems, (std::set<std::string>{"E2 import.room-ambiguous", "B3 row-problem.date", "F4 import.unplaced-status"}));
    }
    // of a session that is here a table may say less than of a new one
    const auto status = import("sessions", "Titre;Statut\nD;confirmée\n", "&event=forum");
    EXPECT_EQ(counts(status.body), counts(0, 1, 0, 0)) << status.raw.body;
    EXPECT_EQ(list("people"), json::array{});
    EXPECT_EQ(list("rooms").size(), 3u);
    EXPECT_EQ(list("sites").size(), 2u);
}

TEST_P(Tables, HaveTemplatesThatTheImportReads) {
    for (const std::string kind : {"people", "organizations", "rooms", "sessions"})
        for (const std::string language : {"ar", "fr", "en"}) {
            const auto csv = client_->get("/api/v1/exports/templates/" + kind + ".csv?lang=" + language);
            ASSERT_EQ(csv.status, 200) << csv.raw.body;
            const auto report = import(kind, csv.raw.body, "&event=new-one&dryRun=true");
            EXPECT_EQ(counts(report.body), counts(1, 0, 0, 0)) << csv.raw.body << report.raw.body;
            EXPECT_EQ(report.body.at("reading").at("unknownColumns"), json::array{});
        }
}

TEST_P(Tables, AreForStaffAndRefuseWhatIsNone) {
    auto participant = server_->as("participant");
    EXPECT_EQ(participant.send("POST", "/api/v1/imports?format=csv&kind=nothing", "x", {{"Content-Type", "text/csv"}}).status, 403);
    EXPECT_EQ(participant.get("/api/v1/exports/people.csv").status, 403);
    EXPECT_EQ(import("nothing", "x", "&dryRun=maybe&source=A").body.at("errors").as_array().size(), 3u);
    EXPECT_EQ(import("sessions", "x").status, 422);
    EXPECT_EQ(client_->get("/api/v1/exports/people.pdf").status, 404);
    EXPECT_EQ(client_->get("/api/v1/exports/people.csv?lang=de").status, 422);
    EXPECT_EQ(import("people", "1;2\n3;4\n").text("code"), "import-unreadable");
    EXPECT_EQ(client_->send("POST", "/api/v1/imports?format=xlsx&kind=people", "x", {{"Content-Type", "text/csv"}}).status, 415);
}

MULTAQA_ON_BOTH_DATABASES(Tables);

}  // namespace
}  // namespace multaqa::test
