// The branding over the real server: its routes, its logo, and the page and the manifests that follow at once.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

const std::string kPng = "\x89PNG\r\n\x1a\n a logo";

// As the web build makes them.
void write_web(const std::filesystem::path& folder) {
    std::ofstream(folder / "index.html") << R"(<!doctype html><html lang="en" dir="ltr"><head>)"
                                            R"(<meta name="multaqa-branding" content="" /><title>Multaqa</title></head></html>)";
    for (const auto* language : {"ar", "fr", "en"})
        std::ofstream(folder / (std::string("manifest-") + language + ".webmanifest")) << R"({"id":"/","name":"Multaqa","short_name":"Multaqa","lang":")" << language << R"("})";
}

class BrandingOnServer : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        write_web(web_.path());
        server = std::make_unique<ApiServer>(GetParam(), edge::Limits{}, ApiServer::Flags{{"web", web_.path().string()}});
    }
    JsonAnswer put(std::string_view role, const json::value& body, const std::string& etag) {
        return server->as(role).send("PUT", "/api/v1/branding", json::serialize(body), {{"Content-Type", "application/json"}, {"If-Match", etag}});
    }
    JsonAnswer put_logo(std::string_view role, const std::string& bytes, const std::string& type, const std::string& etag) {
        return server->as(role).send("PUT", "/api/v1/branding/logo", bytes, {{"Content-Type", type}, {"If-Match", etag}});
    }
    HttpAnswer read(const std::string& target, const HttpHeaders& headers = {}) { return HttpClient("127.0.0.1", server->port()).get(target, headers); }
    static json::object region() {
        return {{"name", {{"ar", "الجهة"}, {"fr", "Région"}}}, {"shortName", {{"fr", "RCS"}}}, {"color", "#C1272D"}, {"defaultLanguage", "ar"},
                {"letterhead", {{"fr", "Royaume du Maroc"}}}};
    }

    std::unique_ptr<ApiServer> server;

  private:
    TemporaryFolder web_;
};
INSTANTIATE_TEST_SUITE_P(On, BrandingOnServer, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(BrandingOnServer, IsReadByEverybodyAndWrittenByAdministrators) {
    const auto bare = server->anonymous().get("/api/v1/branding");
    EXPECT_EQ(bare.status, 200);
    EXPECT_EQ(bare.etag, "\"v1\"");
    EXPECT_EQ(bare.body, (json::object{{"defaultLanguage", "en"}, {"version", 1}}));
    EXPECT_EQ(server->anonymous().send("PUT", "/api/v1/branding", "{}", {{"If-Match", "\"v1\""}}).status, 401);
    for (const auto* role : {"participant", "organizer", "protocol"}) EXPECT_EQ(put(role, region(), "\"v1\"").status, 403) << role;
    const auto written = put("admin", region(), "\"v1\"");
    ASSERT_EQ(written.status, 200) << written.raw.body;
    EXPECT_EQ(written.etag, "\"v2\"");
    EXPECT_EQ(written.text("color"), "#c1272d");
    EXPECT_EQ(server->anonymous().get("/api/v1/branding").body, written.body);
    EXPECT_EQ(server->anonymous().get("/api/v1/branding", {{"If-None-Match", "\"v2\""}}).status, 304);
    server->restart();
    EXPECT_EQ(server->anonymous().get("/api/v1/branding").body, written.body);
}

TEST_P(BrandingOnServer, RefusesWhatIsWrongAndSaysWhere) {
    EXPECT_EQ(server->as("admin").send("PUT", "/api/v1/branding", "{}", {{"Content-Type", "application/json"}}).status, 428);
    EXPECT_EQ(put("admin", region(), "\"v9\"").status, 412);
    auto wrong = region();
    wrong["color"] = "petrol";
    wrong["defaultLanguage"] = "de";
    const auto refused = put("admin", wrong, "\"v1\"");
    EXPECT_EQ(refused.status, 422);
    ASSERT_EQ(refused.body.at("errors").as_array().size(), 2U) << refused.raw.body;
    EXPECT_EQ(refused.body.at("errors").at(0).at("pointer"), "/color");
    EXPECT_EQ(refused.body.at("errors").at(1).at("pointer"), "/defaultLanguage");
}

TEST_P(BrandingOnServer, ShowsItsLogoAsAPictureThatNeverChanges) {
    const auto kept = put_logo("admin", kPng, "image/png", "\"v1\"");
    ASSERT_EQ(kept.status, 200) << kept.raw.body;
    const auto path = kept.text("logo");
    const auto shown = read(path);
    EXPECT_EQ(shown.status, 200);
    EXPECT_EQ(shown.body, kPng);
    EXPECT_EQ(shown.header("content-type"), "image/png");
    EXPECT_EQ(shown.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(shown.header("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_NE(shown.header("content-security-policy").find("default-src 'none'"), std::string::npos);
    EXPECT_EQ(read(path, {{"If-None-Match", shown.header("etag")}}).status, 304);
    const auto removed = server->as("admin").send("DELETE", "/api/v1/branding/logo", "", {{"If-Match", "\"v2\""}});
    EXPECT_EQ(removed.status, 200);
    EXPECT_FALSE(removed.body.as_object().contains("logo"));
    EXPECT_EQ(read(path).status, 404);
}

TEST_P(BrandingOnServer, TakesNoLogoThatIsNoPictureOrTooLarge) {
    EXPECT_EQ(put_logo("organizer", kPng, "image/png", "\"v1\"").status, 403);
    EXPECT_EQ(put_logo("admin", "<svg/>", "image/svg+xml", "\"v1\"").status, 415);
    EXPECT_EQ(put_logo("admin", kPng, "image/webp", "\"v1\"").status, 422);
    EXPECT_EQ(put_logo("admin", "", "image/png", "\"v1\"").status, 422);
    const auto most = kPng + std::string(limits::kLogoBytes - kPng.size(), 'x');
    HttpClient raw("127.0.0.1", server->port());  // refused by its length, before the bytes are there
    raw.send_raw("PUT /api/v1/branding/logo HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(limits::kLogoBytes + 1) + "\r\n\r\n");
    EXPECT_EQ(raw.read_answer("PUT").status, 413);
    EXPECT_EQ(put_logo("admin", most, "image/png", "\"v1\"").status, 200);
}

TEST_P(BrandingOnServer, ComesWithThePageAndTheManifestsAtOnce) {
    EXPECT_NE(read("/").body.find(R"(<html lang="en" dir="ltr">)"), std::string::npos);
    ASSERT_EQ(put("admin", region(), "\"v1\"").status, 200);
    const auto expect_branded = [&] {
        for (const auto* path : {"/", "/index.html", "/sign-in", "/planner/forum"}) {
            const auto page = read(path).body;
            EXPECT_NE(page.find(R"(<html lang="ar" dir="rtl">)"), std::string::npos) << path << page;
            EXPECT_NE(page.find("<title>الجهة</title>"), std::string::npos) << path << page;
            EXPECT_NE(page.find("&quot;color&quot;:&quot;#c1272d&quot;"), std::string::npos) << path << page;
        }
        const auto manifest = json::parse_trusted(read("/manifest-fr.webmanifest").body);
        EXPECT_EQ(manifest.at("name"), "Région");
        EXPECT_EQ(manifest.at("short_name"), "RCS");
        EXPECT_EQ(manifest.at("theme_color"), "#c1272d");
        EXPECT_EQ(manifest.at("lang"), "fr");
    };
    expect_branded();
    server->restart();
    expect_branded();
}

TEST_P(BrandingOnServer, ComesWithThePageOfAnEventThatWasPublishedBefore) {
    auto staff = server->as("protocol");
    const auto stage = set_stage(staff);
    auto session = session_input("Opening", "2024-01-28T09:00:00", "");
    session["status"] = "confirmed";
    staff.create("/api/v1/events/" + stage.event + "/sessions", session);
    const json::object seen{{"revision", staff.get("/api/v1/events/" + stage.event).body.at("revision")}};
    ASSERT_EQ(staff.post("/api/v1/events/" + stage.event + "/releases", seen).status, 201);
    const auto before = read("/e/stage");
    ASSERT_EQ(before.status, 200);
    ASSERT_EQ(put("admin", region(), "\"v1\"").status, 200);
    const auto after = read("/e/stage", {{"If-None-Match", before.header("etag")}});
    EXPECT_EQ(after.status, 200);
    EXPECT_NE(after.body.find("<title>الجهة</title>"), std::string::npos) << after.body;
    EXPECT_EQ(read("/e/stage", {{"If-None-Match", after.header("etag")}}).status, 304);
}

}  // namespace
}  // namespace multaqa::test
