#include "tests/api/leaks/planted.hpp"

#include <gtest/gtest.h>

namespace multaqa::test {
namespace {

using Readers = std::set<std::string>;

// Whoever may be staff of anything reads the directory; staff of the open event its working programme; protocol and
// administrators read everything.
const Readers kDirectory{"other", "viewer", "editor", "organizer", "protocol", "admin", "reader", "assistant"};
const Readers kStaffOfOpen{"viewer", "editor", "organizer", "protocol", "admin", "granted", "reader", "assistant"};
const Readers kModerators{"editor", "organizer", "protocol", "admin", "assistant"};
const Readers kProtocol{"protocol", "admin"};
const Readers kAttendClosed{"guest", "protocol", "admin", "linked"};
const Readers kAdministrators{"admin"};
const Readers kNobody{};

constexpr const char* kMeetingSecret = "zqmeetingsecret";

json::object text(std::string_view words) { return {{"en", words}}; }
std::string email_of(const std::string& caller) { return caller + "@leaks.example"; }
Role role_of(const std::string& caller) {
    if (caller == "guest" || caller == "granted" || caller == "assistant") return Role::participant;
    return parse_role(caller).value_or(Role::organizer);
}

const Readers kWithoutAccount{"anonymous", "reader", "scoped", "linked"};

std::string after_hash(const std::string& path) { return path.substr(path.find('#') + 1); }

}  // namespace

PlantedHouse::PlantedHouse(std::string_view database_kind)
    : server_(database_kind, {}, {{"virtual_bigbluebutton_url", "https://bbb.example/api"}, {"virtual_bigbluebutton_secret", kMeetingSecret}}) {
    plant("secret of the meeting server", kMeetingSecret, kNobody);
    add_clients();
    add_places();
    add_events();
    add_roundabout_clients();
    add_programme();
    add_linked();
    add_papers();
    add_accounts();
}

void PlantedHouse::add_clients() {
    clients_["anonymous"] = std::make_unique<ApiClient>(server_.anonymous());
    for (const std::string caller : kReaders)
        if (!kWithoutAccount.contains(caller)) clients_[caller] = std::make_unique<ApiClient>(server_.add_account(email_of(caller), role_of(caller)));
}

void PlantedHouse::add_places() {
    auto& protocol = client("protocol");
    const auto organization = protocol.create("/api/v1/organizations", {{"name", text("Host")}, {"contactPoints", json::array{json::object{{"kind", "email"}, {"value", "zqcabinet@leak.example"}}}}});
    person = protocol.create("/api/v1/people", {{"name", text("Chair")},
                                                    {"contactPoints", json::array{json::object{{"kind", "phone"}, {"value", "+22245987601"}},
                                                                                  json::object{{"kind", "mobile"}, {"value", "+22245987602"}},
                                                                                  json::object{{"kind", "email"}, {"value", "zqprivate@leak.example"}}}},
                                                    {"needs", {{"diet", "zqdiet"}, {"accessibility", "zqaccess"}, {"other", "zqother"}}}});
    const auto site = protocol.create("/api/v1/sites", {{"name", text("Centre")}, {"timeZone", "Africa/Nouakchott"}});
    room = protocol.create("/api/v1/rooms", {{"siteId", site}, {"name", text("Hall")}});
    host = organization;
    keep("organizations", organization);
    keep("people", person);
    keep("sites", site);
    keep("rooms", room);
    keep("resources", room);
    keep("vehicles", protocol.create("/api/v1/vehicles", {{"siteId", site}, {"name", text("Minibus")}, {"seats", 8}}));
    keep("equipment", protocol.create("/api/v1/equipment", {{"siteId", site}, {"name", text("Booth")}, {"count", 2}}));
    keep("memberships", protocol.create("/api/v1/memberships", {{"organizationId", organization}, {"personId", person}}));
    keep("time-zone-changes", server_.log_zone_change("zqmovedsession"));
    keep("series", protocol.create("/api/v1/series", {{"title", text("Annual meetings")}}));
    plant("phone of a person", "22245987601", kDirectory);
    plant("mobile of a person", "22245987602", kDirectory);
    plant("e-mail of a person", "zqprivate@leak.example", kDirectory);
    plant("diet of a person", "zqdiet", kDirectory);
    plant("accessibility need of a person", "zqaccess", kDirectory);
    plant("other need of a person", "zqother", kDirectory);
    plant("title of a session that zone data have moved", "zqmovedsession", kProtocol);
    plant("contact point of an organization", "zqcabinet@leak.example", kDirectory);
}

std::string PlantedHouse::add_event(ApiClient& by, const std::string& slug, const std::string& title, const std::string& visibility) {
    const auto id = by.create("/api/v1/events", {{"slug", slug}, {"title", text(title)}, {"type", "forum"}, {"timeZone", "Africa/Nouakchott"},
                                                 {"firstDay", "2024-01-28"}, {"lastDay", "2024-01-29"}, {"visibility", visibility},
                                                 {"siteIds", json::array{things_["sites"].front()}}});
    keep("events", id);
    keep("slugs", slug);
    return id;
}

void PlantedHouse::grant(const std::string& event, const std::string& caller, const std::string& role) {
    const auto answer = client("protocol").post("/api/v1/events/" + event + "/grants", {{"email", email_of(caller)}, {"role", role}});
    EXPECT_EQ(answer.status, 201) << answer.raw.body;
}

void PlantedHouse::add_events() {
    auto& protocol = client("protocol");
    open = add_event(protocol, "open", "Open forum", "public");
    closed = add_event(protocol, "closed", "zqclosedevent", "restricted");
    hidden = add_event(protocol, "hidden", "zqhiddenevent", "public");
    theirs = add_event(client("other"), "theirs", "Another forum", "public");
    const json::array organizers{json::object{{"organizationId", host}, {"role", "organizer"}}};
    EXPECT_EQ(protocol.patch("/api/v1/events/" + open, {{"organizers", organizers}}, protocol.get("/api/v1/events/" + open).etag).status, 200);
    for (const std::string caller : {"viewer", "editor", "organizer"}) grant(open, caller, caller);
    grant(closed, "guest", "participant");
    plant("title of a restricted event", "zqclosedevent", kAttendClosed);
    plant("title of an unreleased event", "zqhiddenevent", kProtocol);
}

void PlantedHouse::add_roundabout_clients() {
    const auto with_token = [&](const std::string& caller, const json::object& wanted) {
        const auto secret = client("organizer").post("/api/v1/tokens", wanted).text("secret");
        plant("secret of the token of " + caller, secret, kNobody);
        clients_[caller] = std::make_unique<ApiClient>(server_.port(), secret);
        headers_[caller] = {{"Authorization", "Bearer " + secret}};
    };
    with_token("reader", {{"name", "reader"}, {"readOnly", true}});
    with_token("scoped", {{"name", "scoped"}, {"scopes", json::array{"event:" + theirs}}});
    const auto organizer = "account:" + client("organizer").get("/api/v1/me").text("id");
    const json::object allowed{{"accountId", client("assistant").get("/api/v1/me").text("id")}, {"principal", organizer}};
    EXPECT_EQ(client("admin").post("/api/v1/acts-for", allowed).status, 201);
    client("assistant").set_header("Acts-For", organizer);
    const json::object viewer{{"email", email_of("granted")}, {"role", "viewer"}};
    EXPECT_EQ(client("protocol").post("/api/v1/organizations/" + host + "/grants", viewer).status, 201);
}

// As a browser that has followed the link: with its cookie, from a page of ours.
void PlantedHouse::add_linked() {
    const auto secret = after_hash(client("protocol").post("/api/v1/events/" + closed + "/links", json::object{}).text("path"));
    plant("secret of the link that was followed", secret, kNobody);
    clients_["linked"] = std::make_unique<ApiClient>(server_.anonymous());
    const auto entered = client("linked").post("/api/v1/links/redeem", {{"secret", secret}});
    EXPECT_EQ(entered.status, 200) << entered.raw.body;
    const auto cookie = entered.raw.header("set-cookie");
    headers_["linked"] = {{"Cookie", cookie.substr(0, cookie.find(';'))}, {"Origin", "http://127.0.0.1:" + std::to_string(server_.port())}};
    for (const auto& [name, value] : headers_["linked"]) client("linked").set_header(name, value);
}

std::string PlantedHouse::add_session(const std::string& event, const std::string& title, const std::string& start, json::object more) {
    auto body = session_input(title, start, room);
    body["status"] = "confirmed";
    body["participants"] = json::object{{person, json::object{{"roles", json::object{{"chair", true}}}}}};
    for (auto& member : more) body[member.key()] = member.value();
    const auto id = client("protocol").create("/api/v1/events/" + event + "/sessions", body);
    keep("sessions", id);
    return id;
}

void PlantedHouse::publish(const std::string& event) {
    auto& protocol = client("protocol");
    const auto revision = protocol.get("/api/v1/events/" + event).body.at("revision");
    const auto answer = protocol.post("/api/v1/events/" + event + "/releases", {{"revision", revision}});
    EXPECT_EQ(answer.status, 201) << answer.raw.body;
}

void PlantedHouse::add_programme() {
    auto& protocol = client("protocol");
    const auto opening = add_session(open, "Opening", "2024-01-28T09:00:00", {{"virtualLocations", {{"main", {{"uri", "https://meet.example/zqjoinlink"}}}, {"stage", {{"provider", "bigbluebutton"}}}}}});
    add_session(closed, "zqclosedsession", "2024-01-28T11:00:00", {});
    add_session(hidden, "zqhiddensession", "2024-01-28T13:00:00", {});
    publish(open);
    publish(closed);
    draft = add_session(open, "zqdrafttitle", "2024-01-28T15:00:00", {{"status", "draft"}});
    const auto edited = protocol.patch("/api/v1/sessions/" + opening, {{"description", text("zqnotyetreleased")}}, protocol.get("/api/v1/sessions/" + opening).etag);
    EXPECT_EQ(edited.status, 200) << edited.raw.body;
    keep("outcomes", protocol.create("/api/v1/sessions/" + opening + "/outcomes", {{"kind", "decision"}, {"text", text("zqoutcome")}}));
    plant("link of a moderator", "role=MODERATOR", kModerators, Shown::on_demand);
    plant("link that opens a meeting", "bbb.example/api/create", kModerators, Shown::on_demand);
    plant("join link for participants", "zqjoinlink", kStaffOfOpen);
    plant("session of a restricted event", "zqclosedsession", kAttendClosed);
    plant("session of an unreleased event", "zqhiddensession", kProtocol);
    plant("title of a draft session", "zqdrafttitle", kStaffOfOpen);
    plant("description not released yet", "zqnotyetreleased", kStaffOfOpen);
    plant("outcome of a session", "zqoutcome", kStaffOfOpen);
}

void PlantedHouse::add_papers() {
    auto& protocol = client("protocol");
    const auto document = protocol.create("/api/v1/events/" + open + "/documents", {{"kind", "minutes"}, {"title", text("zqpapertitle")}, {"audience", "staff"}});
    const auto sent = protocol.send("PUT", "/api/v1/documents/" + document + "/content", "%PDF-1.4 zqpaperbytes", {{"Content-Type", "application/pdf"}, {"If-Match", "\"v1\""}});
    EXPECT_EQ(sent.status, 200) << sent.raw.body;
    keep("documents", document);
    const json::object hall{{"kind", "room"}, {"id", room}};
    const auto booking = protocol.create("/api/v1/bookings", {{"resource", hall}, {"title", text("zqbookingtitle")}, {"note", "zqbookingnote"},
                                                              {"start", "2024-01-28T17:00:00"}, {"duration", "PT1H"}});
    const auto decided = protocol.send("POST", "/api/v1/bookings/" + booking + "/decide", R"({"decision":"confirm"})",
                                       {{"Content-Type", "application/json"}, {"If-Match", "\"v1\""}});
    EXPECT_EQ(decided.status, 200) << decided.raw.body;
    keep("bookings", booking);
    json::object blocking{{"resource", hall}, {"start", "2024-01-29T09:00:00"}, {"duration", "PT1H"}, {"reason", "zqblockingreason"}};
    blocking["confirmation"] = protocol.post("/api/v1/blockings/preview", blocking).text("confirmation");
    keep("blockings", protocol.create("/api/v1/blockings", blocking));
    const json::object leave{{"firstDay", "2024-06-01"}, {"lastDay", "2024-06-02"}, {"timeZone", "Africa/Nouakchott"}, {"reason", "zqleavereason"}};
    keep("unavailabilities", protocol.create("/api/v1/people/" + person + "/unavailabilities", leave));
    plant("reason of an absence", "zqleavereason", kDirectory);
    plant("title of a paper for staff", "zqpapertitle", kStaffOfOpen);
    plant("bytes of a paper for staff", "zqpaperbytes", kStaffOfOpen);
    plant("title of a booking", "zqbookingtitle", kProtocol);
    plant("note of a booking", "zqbookingnote", kProtocol);
    plant("reason of a blocking", "zqblockingreason", kDirectory);
}

void PlantedHouse::add_accounts() {
    auto& admin = client("admin");
    auto hermit = server_.add_account("zqhermit@leak.example", Role::organizer);
    keep("accounts", hermit.get("/api/v1/me").text("id"));
    plant("e-mail of an account", "zqhermit@leak.example", kAdministrators);
    name_protocol();
    plant("secret of a token", hermit.post("/api/v1/tokens", {{"name", "hidden"}}).text("secret"), kNobody);
    const auto invitation = admin.post("/api/v1/account-invitations", {{"email", "zqinvited@leak.example"}});
    plant("secret of an invitation", after_hash(invitation.text("path")), kNobody);
    plant("address that was invited", "zqinvited@leak.example", kAdministrators);
    const auto link = client("protocol").post("/api/v1/events/" + closed + "/links", json::object{});
    plant("secret of a link", after_hash(link.text("path")), kNobody);
    for (const auto& secret : secrets_) EXPECT_GE(secret.text.size(), 6u) << secret.what;
}

// Whoever made the releases, decided on the booking and stands in the log bears a name, which the directory alone tells.
void PlantedHouse::name_protocol() {
    const auto clerk = client("protocol").create("/api/v1/people", {{"name", text("zqclerkname")}});
    keep("people", clerk);
    auto& admin = client("admin");
    const auto account = "/api/v1/accounts/" + client("protocol").get("/api/v1/me").text("id");
    const auto named = admin.patch(account, {{"personId", clerk}}, admin.get(account).etag);
    EXPECT_EQ(named.status, 200) << named.raw.body;
    plant("name of who decided", "zqclerkname", kDirectory);
}

const std::vector<std::string>& PlantedHouse::things(const std::string& collection, const std::string& parameter) const {
    static const std::map<std::string, std::vector<std::string>> kOthers{
        {"releases", {"1"}}, {"time-zones", {"Africa/Casablanca"}}, {"docs", {"api.js"}},
        {"exports", {"organizations.csv", "people.csv", "rooms.csv", "sessions.csv"}}, {"templates", {"people.csv"}},
        {"logo", {std::string(64, '0')}}};
    static const std::vector<std::string> kNone;
    const auto& name = parameter == "slug" ? "slugs" : collection;
    if (const auto found = things_.find(name); found != things_.end()) return found->second;
    const auto found = kOthers.find(name);
    return found == kOthers.end() ? kNone : found->second;
}

}  // namespace multaqa::test
