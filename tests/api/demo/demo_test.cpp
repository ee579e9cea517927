// Each of the five situations, entered through the public API alone into an empty server, released and exported: read
// back into an empty installation it is the same, field by field, in three languages and in every public form.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <future>
#include <map>
#include <set>
#include <sstream>

#include "app/given_ids.hpp"
#include "app/json_export.hpp"
#include "app/json_import.hpp"
#include "common/time/plain_date_time.hpp"
#include "tests/api/support/demo_over_http.hpp"
#include "tests/api/support/on_server.hpp"
#include "tests/contract/app/export_comparison.hpp"
#include "tests/contract/app/place.hpp"

namespace multaqa::test {
namespace {

constexpr std::array kLanguages{"ar", "fr", "en"};
constexpr std::array kForms{"schedule.ics", "schedule.xml", "schedule.json"};

struct Situation {
    const char* file;
    std::vector<std::string> released, unreleased;  // slugs, in the order of the file
};

const std::vector<Situation>& situations() {
    static const std::vector<Situation> kSituations{
        {"season-of-visits",
         {"visit-hubei", "visit-ile-de-france", "visit-rotterdam", "visit-parlacen", "meeting-uruguay-senate", "meeting-afdb", "visit-jakarta", "visit-lombardy"},
         {"visit-pakistan-chambers"}},
        {"albi-signing", {"albi-signing"}, {}},
        {"dar-al-muntakhab-2017", {"dar-al-muntakhab-2017"}, {}},
        {"nouakchott-2024", {"tunis-2017", "nouakchott-2018", "nouakchott-2024"}, {}},
        {"covid-exchange-2020", {"support-fund-2020", "covid-exchange-2020", "climate-exchange-2020"}, {}},
    };
    return kSituations;
}

std::string exported(app::Installation& installation, app::LocalClient& client) {
    std::ostringstream out;
    app::write_json_export(client, {"0", kMigratedAt, installation.zones()->version()}, "", out);
    return out.str();
}

// An installation that has read an export.
class Copy {
  public:
    Copy(std::string_view kind, const std::string& file) : place_(kind) {
        auto given = std::make_unique<app::GivenIds>([] { return kMigratedAt; });
        auto& ids = *given;
        opened_ = std::make_unique<Opened>(place_, std::move(given));
        const auto imported = app::read_json_export(opened_->installation, *opened_->client, ids, json::parse_trusted(file));
        EXPECT_TRUE(imported.has_value()) << std::string(word(imported.error().code));
    }

    std::string exported() { return test::exported(opened_->installation, *opened_->client); }

    std::string schedule(const std::string& slug, const char* form, const char* language) {
        web_api::Request request;
        request.method = web_api::Method::get;
        request.path = request.target = "/e/" + slug + "/" + form;
        request.query = {{"lang", language}};
        std::promise<web_api::Response> promise;
        opened_->application->service().handle(std::move(request), [&](web_api::Response response) { promise.set_value(std::move(response)); });
        const auto response = promise.get_future().get();
        EXPECT_EQ(response.status, 200) << slug << " " << form;
        return response.body ? *response.body : "";
    }

  private:
    Place place_;
    std::unique_ptr<Opened> opened_;
};

class DemoTest : public ::testing::TestWithParam<std::tuple<std::string, std::size_t>> {
  protected:
    void SetUp() override {
        if (may_skip(kind())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ApiServer>(kind());
        client_ = std::make_unique<ApiClient>(server_->as("admin"));
        app::DemoLoader loader(over_http(*client_), kDemoDay);
        for (const auto& event : loader.load(demo_folder() / (std::string(situation().file) + ".json"))) entered_.push_back(event.slug);
    }

    const std::string& kind() const { return std::get<0>(GetParam()); }
    const Situation& situation() const { return situations().at(std::get<1>(GetParam())); }

    std::string exported_by_server() {
        app::Application application(server_->installation(), app::Application::Callers::administrator);
        app::LocalClient local(application);
        auto text = exported(server_->installation(), local);
        application.stop_threads();
        return text;
    }
    json::value event(const std::string& slug) { return client_->get("/api/v1/events?slug=" + slug).body.at("items").at(0); }

    std::unique_ptr<ApiServer> server_;
    std::unique_ptr<ApiClient> client_;
    std::vector<std::string> entered_;
};

INSTANTIATE_TEST_SUITE_P(OnBothDatabases, DemoTest,
                         ::testing::Combine(::testing::Values("sqlite", "postgresql"), ::testing::Range(std::size_t{0}, std::size_t{5})),
                         [](const auto& info) {
                             std::string name = std::get<0>(info.param) + "_" + situations().at(std::get<1>(info.param)).file;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST_P(DemoTest, IsReadByEverybodyWhereItIsReleased) {
    std::vector<std::string> all = situation().released;
    all.insert(all.end(), situation().unreleased.begin(), situation().unreleased.end());
    std::vector<std::string> entered = entered_;
    std::sort(all.begin(), all.end());
    std::sort(entered.begin(), entered.end());
    EXPECT_EQ(entered, all);
    auto anonymous = server_->anonymous();
    for (const auto& slug : situation().released) {
        const auto target = "/api/v1/events/" + std::string(event(slug).at("id").as_string()) + "/agenda";
        const auto agenda = anonymous.get(target);
        ASSERT_EQ(agenda.status, 200) << slug;
        EXPECT_EQ(agenda.body.at("release").at("number"), 1) << slug;
    }
    for (const auto& slug : situation().unreleased)
        EXPECT_EQ(anonymous.get("/e/" + slug + "/schedule.ics").status, 404) << slug;
}

// Every text that people read, wherever it stands.
void expect_three_languages(const json::value& value, const std::string& path) {
    if (const auto* const array = value.if_array())
        for (std::size_t i = 0; i < array->size(); ++i) expect_three_languages((*array)[i], path + "/" + std::to_string(i));
    const auto* const object = value.if_object();
    if (object == nullptr) return;
    for (const auto& member : *object) {
        const auto here = path + "/" + std::string(member.key());
        const bool is_text = member.value().is_object() && (member.key() == "title" || member.key() == "name" || member.key() == "description" ||
                                                            member.key() == "text" || member.key() == "note" || member.key() == "theme");
        if (is_text)
            for (const auto* const language : kLanguages) EXPECT_TRUE(member.value().as_object().contains(language)) << here << " lacks " << language;
        else expect_three_languages(member.value(), here);
    }
}

TEST_P(DemoTest, SpeaksThreeLanguages) { expect_three_languages(json::parse_trusted(exported_by_server()), ""); }

TEST_P(DemoTest, IsTheSameWhenItsExportIsReadBack) {
    const auto first = exported_by_server();
    Copy copy(kind(), first);
    expect_equal_exports(first, copy.exported());
    for (const auto& slug : situation().released)
        for (const auto* const form : kForms)
            for (const auto* const language : kLanguages) {
                const auto original = server_->anonymous().get("/e/" + slug + "/" + form + "?lang=" + language);
                ASSERT_EQ(original.status, 200) << slug << " " << form;
                EXPECT_EQ(copy.schedule(slug, form, language), original.raw.body) << slug << " " << form << " " << language;
            }
}

class SeasonOfVisits : public OnServer {
  protected:
    void SetUp() override {
        OnServer::SetUp();
        if (IsSkipped()) return;
        admin_ = std::make_unique<ApiClient>(server_->as("admin"));
        app::DemoLoader loader(over_http(*admin_), kDemoDay);
        for (const auto& [id, slug] : loader.load(demo_folder() / "season-of-visits.json")) ids_[slug] = id;
    }
    json::array sessions(const std::string& slug) {
        return admin_->get("/api/v1/events/" + ids_.at(slug) + "/sessions?limit=200").body.at("items").as_array();
    }
    // Of the event, each code once.
    std::set<std::string> conflict_codes(const std::string& slug) {
        std::set<std::string> codes;
        const auto report = admin_->get("/api/v1/events/" + ids_.at(slug) + "/conflicts").body;
        for (const auto& conflict : report.at("conflicts").as_array()) codes.emplace(conflict.at("code").as_string());
        return codes;
    }

    std::unique_ptr<ApiClient> admin_;
    std::map<std::string, std::string> ids_;
};
MULTAQA_ON_BOTH_DATABASES(SeasonOfVisits);

TEST_P(SeasonOfVisits, HasConflictsToResolve) {
    // the president, the salon and the interpreter twice; eighty guests for thirty seats; half an hour from the airport, and
    // nobody has said how long the way takes
    EXPECT_EQ(conflict_codes("visit-pakistan-chambers"), (std::set<std::string>{"P1", "R1", "R2", "T1"}));
    EXPECT_EQ(conflict_codes("visit-parlacen"), (std::set<std::string>{"P1", "R1"}));
    EXPECT_EQ(conflict_codes("visit-jakarta"), std::set<std::string>{});
    const auto event = "/api/v1/events/" + ids_.at("visit-pakistan-chambers");
    const auto revision = admin_->get(event).body.at("revision");
    const auto refused = admin_->post(event + "/releases", json::object{{"revision", revision}});
    EXPECT_EQ(refused.status, 409) << refused.raw.body;
}

TEST_P(SeasonOfVisits, HasRequestsThatWaitForTheOwner) {
    EXPECT_EQ(admin_->get("/api/v1/bookings?status=requested").body.at("items").as_array().size(), 2U);
    EXPECT_EQ(admin_->get("/api/v1/bookings?status=confirmed").body.at("items").as_array().size(), 6U);
}

TEST_P(SeasonOfVisits, LiesOnWorkingDays) {
    std::size_t looked_at = 0;
    for (const auto& [slug, id] : ids_)
        for (const auto& session : sessions(slug)) {
            if (!session.as_object().contains("start")) continue;
            const date::weekday day{date::floor<date::days>(*parse_plain_date_time(std::string_view(session.at("start").as_string())))};
            EXPECT_TRUE(day != date::Saturday && day != date::Sunday) << slug << " " << session.at("start");
            ++looked_at;
        }
    EXPECT_GT(looked_at, 40U);
}

TEST_P(SeasonOfVisits, HasTwoDelegationsInTownAtOnceThatShareWhatThereIs) {
    std::map<std::string, std::set<std::string>> events_of_subject;
    for (const char* slug : {"visit-rotterdam", "visit-parlacen"})
        for (const auto& session : sessions(slug)) {
            const auto& object = session.as_object();
            if (object.contains("roomId")) events_of_subject[std::string(object.at("roomId").as_string())].insert(slug);
            for (const auto& participant : object.at("participants").as_object()) events_of_subject[std::string(participant.key())].insert(slug);
        }
    const auto shared = std::count_if(events_of_subject.begin(), events_of_subject.end(), [](const auto& entry) { return entry.second.size() == 2; });
    EXPECT_GE(shared, 5) << "salon, council hall, airport salon, president, director general";
    EXPECT_EQ(admin_->get("/api/v1/events/" + ids_.at("visit-rotterdam")).body.at("firstDay"),
              admin_->get("/api/v1/events/" + ids_.at("visit-parlacen")).body.at("firstDay"));
}

}  // namespace
}  // namespace multaqa::test
