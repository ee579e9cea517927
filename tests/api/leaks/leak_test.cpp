// Secrets are planted, and everything that the server says to those who may not read them is searched: every GET route,
// live frames, refusals, and the log. Each secret is also found by all who may read it, so that the search is one.
#include <gtest/gtest.h>

#include "tests/api/leaks/planted.hpp"
#include "tests/support/websocket_client.hpp"

namespace multaqa::test {
namespace {

std::string everything_in(const HttpAnswer& answer) {
    std::string all = answer.body;
    for (const auto& [name, value] : answer.headers) all += "\n" + name + ": " + value;
    return all;
}

// Ways to ask that show more, or other things, than the bare path.
const std::vector<std::string>& patterns_of_queries(const std::string& pattern) {
    static const std::map<std::string, std::vector<std::string>> kQueries{
        {"/api/v1/changes", {"?limit=200", "?limit=200&order=newest", "?scope=event:{event}&limit=200", "?scope=directory&limit=200", "?scope=resources&limit=200", "?scope=access&limit=200"}},
        {"/api/v1/time-zone-changes/preview", {"", "?version=2025b&limit=200", "?version=2026f&limit=200"}},
        {"/api/v1/search", {"?q=zqclosed", "?q=zqhidden", "?q=zqdraft", "?q=zqbooking", "?q=zqpaper", "?q=zqdiet", "?q=22245987601", "?q=chair", "?q=zq"}},
        {"/api/v1/people", {"", "?q=zqdiet", "?q=22245987601", "?archived=true"}},
        {"/api/v1/events", {"", "?q=zqclosed", "?q=zqhidden", "?slug=closed", "?slug=hidden"}},
        {"/api/v1/events/{id}", {"", "?asOf=1"}},
        {"/api/v1/events/{id}/sessions", {"", "?asOf=1", "?asOf=2", "?asOf=3"}},
        {"/api/v1/events/{id}/agenda", {"", "?audience=public", "?audience=staff", "?release=1", "?audience=staff&release=1"}},
        {"/api/v1/events/{id}/releases/{number}", {"", "?audience=public", "?audience=staff"}},
        {"/api/v1/events/{id}/releases/{number}/diff", {"", "?audience=public", "?audience=staff"}},
        {"/api/v1/resources/{id}/occupancies", {"?from=2024-01-28T00:00:00Z&to=2024-01-30T00:00:00Z"}},
        {"/api/v1/exports/{name}", {"", "?event=open", "?event=closed", "?event=hidden"}},
        {"/e/{slug}/schedule.ics", {"", "?lang=ar"}},
        {"/e/{slug}/schedule.xml", {"", "?lang=ar"}},
        {"/e/{slug}/schedule.json", {"", "?lang=ar"}},
    };
    static const std::vector<std::string> kBare{""};
    const auto found = kQueries.find(pattern);
    return found == kQueries.end() ? kBare : found->second;
}

// "{event}" stands for each event in turn.
std::vector<std::string> queries_of(const PlantedHouse& house, const std::string& pattern) {
    constexpr std::string_view kEvent = "{event}";
    std::vector<std::string> queries;
    for (const auto& query : patterns_of_queries(pattern)) {
        const auto at = query.find(kEvent);
        if (at == std::string::npos) queries.push_back(query);
        else for (const auto& event : house.things("events", "id")) queries.push_back(std::string(query).replace(at, kEvent.size(), event));
    }
    return queries;
}

// The pattern with each thing there is in the place of each parameter.
std::vector<std::string> targets_of(const PlantedHouse& house, const std::string& pattern) {
    std::vector<std::string> targets{""};
    std::string collection;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto end = std::min(pattern.find('/', at + 1), pattern.size());
        const auto segment = pattern.substr(at + 1, end - at - 1);
        at = end;
        std::vector<std::string> choices{segment};
        if (segment.starts_with("{")) choices = house.things(collection, segment.substr(1, segment.find_first_of(".}") - 1));
        else collection = segment;
        std::vector<std::string> longer;
        for (const auto& target : targets)
            for (const auto& choice : choices) longer.push_back(target + "/" + choice);
        targets = std::move(longer);
    }
    return targets;
}

class Leaks : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        ::testing::internal::CaptureStderr();  // the server's log
        is_captured_ = true;
        house_ = std::make_unique<PlantedHouse>(GetParam());
    }
    void TearDown() override {
        if (!is_captured_) return;
        house_.reset();
        search_log(::testing::internal::GetCapturedStderr());
    }

    // Whatever was asked, and by whom: no secret is in the log.
    void search_log(const std::string& log) {
        EXPECT_NE(log.find("request"), std::string::npos) << "the log was not captured";
        for (const auto& text : of_the_log_)
            if (const auto at = log.find(text); at != std::string::npos) ADD_FAILURE() << "in the log: " << text << "\n" << log.substr(at < 300 ? 0 : at - 300, 600);
    }
    void search(const std::string& caller, const std::string& place, const std::string& text) {
        for (const auto& secret : house_->secrets()) {
            if (text.find(secret.text) == std::string::npos) continue;
            found_[secret.what].insert(caller);
            if (!secret.readers.contains(caller)) ADD_FAILURE() << secret.what << " is shown to " << caller << " in " << place;
        }
    }
    void search_answer(const std::string& caller, const std::string& place, const JsonAnswer& answer) {
        EXPECT_LT(answer.status, 500) << place;
        search(caller, place, everything_in(answer.raw));
    }
    void ask_everything(const std::string& caller, const std::string& pattern) {
        for (const auto& target : targets_of(*house_, pattern))
            for (const auto& query : queries_of(*house_, pattern)) search_answer(caller, "GET " + target + query, house_->client(caller).get(target + query));
    }
    JsonAnswer post(const std::string& caller, const std::string& target, const json::value& body) {
        auto answer = house_->client(caller).post(target, body);
        search_answer(caller, "POST " + target, answer);
        return answer;
    }
    void expect_found(Shown shown) {
        for (const auto& secret : house_->secrets())
            for (const auto& reader : secret.readers)
                if (secret.shown == shown) EXPECT_TRUE(found_[secret.what].contains(reader)) << secret.what << " is nowhere shown to " << reader;
    }
    // The hall, and its chair, are taken by what others plan, book and close.
    void run_into_walls(const std::string& caller, const std::string& event) {
        const auto path = "/api/v1/events/" + event;
        for (const auto* start : {"2024-01-28T09:30:00", "2024-01-28T11:30:00", "2024-01-28T13:30:00", "2024-01-28T17:30:00", "2024-01-29T09:30:00"}) {
            auto wanted = session_input("Ours", start, house_->room);
            EXPECT_EQ(post(caller, path + "/sessions", wanted).status, 409) << start;
            wanted["status"] = "draft";
            wanted["participants"] = json::object{{house_->person, json::object{{"roles", json::object{{"chair", true}}}}}};
            const auto flagged = post(caller, path + "/sessions", wanted);
            ASSERT_EQ(flagged.status, 201) << flagged.raw.body;
            const auto session = "/api/v1/sessions/" + flagged.text("id");
            search_answer(caller, "GET suggestions", house_->client(caller).get(session + "/suggestions"));
            auto confirmed = house_->client(caller).patch(session, {{"status", "confirmed"}}, flagged.etag);
            EXPECT_EQ(confirmed.status, 409);
            search_answer(caller, "PATCH status", confirmed);
        }
        search_answer(caller, "GET conflicts", house_->client(caller).get(path + "/conflicts"));
        post(caller, path + "/releases", {{"revision", house_->client(caller).get(path).body.at("revision")}});
        const json::object hall{{"kind", "room"}, {"id", house_->room}};
        for (const auto* start : {"2024-01-28T11:30:00", "2024-01-28T13:30:00", "2024-01-28T17:30:00"})
            post(caller, "/api/v1/bookings", {{"resource", hall}, {"title", {{"en", "Ours"}}}, {"start", start}, {"duration", "PT1H"}});
    }
    void keep_out_of_the_log() {
        for (const auto& secret : house_->secrets()) of_the_log_.insert(secret.text);
        for (const auto* word : {"zqpassword", "zqunknown", "zq"}) of_the_log_.insert(word);
    }

    std::unique_ptr<PlantedHouse> house_;
    std::map<std::string, std::set<std::string>> found_;  // by secret
    std::set<std::string> of_the_log_;
    bool is_captured_ = false;
};

TEST_P(Leaks, NoDocumentShowsWhatItsReaderMayNotSee) {
    keep_out_of_the_log();
    for (const auto& route : house_->server().router().routes()) {
        if (route.method != web_api::Method::get) continue;
        EXPECT_FALSE(targets_of(*house_, route.pattern).empty()) << "nothing is planted for " << route.pattern << ": teach PlantedHouse";
        for (const auto* caller : kReaders) ask_everything(caller, route.pattern);
    }
    expect_found(Shown::in_documents);
}

// Where one would look for them first: else a secret that another document shows would hide that this one shows none.
TEST_P(Leaks, TablesChangesAndSearchShowWhatTheirReaderMaySee) {
    keep_out_of_the_log();
    const auto are_found_by = [&](const std::string& pattern, const std::vector<std::pair<std::string, std::set<std::string>>>& expected) {
        found_.clear();
        for (const auto* caller : kReaders) ask_everything(caller, pattern);
        for (const auto& [what, readers] : expected) EXPECT_EQ(found_[what], readers) << what << " in " << pattern;
    };
    const std::set<std::string> directory{"other", "viewer", "editor", "organizer", "protocol", "admin", "reader", "assistant"};
    const std::set<std::string> staff{"viewer", "editor", "organizer", "protocol", "admin", "granted", "reader", "assistant"};
    are_found_by("/api/v1/exports/{name}", {{"phone of a person", directory}, {"mobile of a person", directory}, {"title of a draft session", staff},
                                            {"session of an unreleased event", {"protocol", "admin"}}});
    are_found_by("/api/v1/changes", {{"title of a draft session", staff}, {"session of a restricted event", {"protocol", "admin"}},
                                     {"mobile of a person", {}}, {"e-mail of an account", {"admin"}}});  // as the name of who did it
    auto search_by = staff;
    search_by.erase("granted");  // searching is for whoever may be staff of anything
    are_found_by("/api/v1/search", {{"title of a draft session", search_by}, {"session of a restricted event", {"protocol", "admin"}}});
}

// A report tells what a row resembles and what it would displace.
TEST_P(Leaks, NoReportOfAnImportShowsWhatItsReaderMayNotSee) {
    keep_out_of_the_log();
    const std::string people = "Name,Email,Phone\nChair,chair@leak.example,+22245987699\nChair of the network,,\n";
    const std::string sessions = "Title,Date,Start,Duration,Room,Speakers\nA,2024-01-28,11:00,60,Hall,Chair\nB,2024-01-28,13:00,60,Hall,Chair\n"
                                 "C,2024-01-28,17:00,60,Hall,\nD,2024-01-29,09:00,60,Hall,Nobody\n";
    const std::string calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:a@leak.example\r\nDTSTAMP:20240101T000000Z\r\n"
                                 "DTSTART:20240128T110000Z\r\nDTEND:20240128T120000Z\r\nSUMMARY:A\r\nLOCATION:Hall\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    std::map<std::string, std::set<int>> statuses;  // by caller
    for (const std::string caller : kReaders) {
        const auto import = [&](const std::string& query, const char* type, const std::string& body) {
            const auto target = "/api/v1/imports?dryRun=true&" + query;
            const auto answer = house_->client(caller).send("POST", target, body, {{"Content-Type", type}});
            search_answer(caller, "POST " + target, answer);
            statuses[caller].insert(answer.status);
        };
        import("format=csv&kind=people", "text/csv", people);
        for (const std::string event : {"open", "closed", "hidden", "theirs"}) {
            import("format=csv&kind=sessions&status=confirmed&event=" + event, "text/csv", sessions);
            import("format=ics&status=confirmed&event=" + event, "text/calendar", calendar);
        }
    }
    for (const auto* caller : {"other", "editor", "organizer", "assistant", "protocol"}) EXPECT_TRUE(statuses[caller].contains(200)) << caller;
    for (const auto* caller : {"anonymous", "participant", "guest", "granted", "reader", "scoped", "linked"}) EXPECT_FALSE(statuses[caller].contains(200)) << caller;
}

// The link itself is handed out on demand.
TEST_P(Leaks, NoJoinLinkIsHandedToWhomItIsNotFor) {
    keep_out_of_the_log();
    for (const auto& session : house_->things("sessions", "id"))
        for (const auto* caller : kReaders) post(caller, "/api/v1/sessions/" + session + "/join", {{"name", "Guest"}});
    for (const auto* reader : {"viewer", "editor", "organizer", "protocol", "admin", "granted", "assistant"})
        EXPECT_TRUE(found_["join link for participants"].contains(reader)) << reader;
    expect_found(Shown::on_demand);
}

// Whoever plans an event meets walls that he may not look behind.
TEST_P(Leaks, NoRefusalTellsWhatStandsInTheWay) {
    keep_out_of_the_log();
    run_into_walls("other", house_->theirs);
    run_into_walls("editor", house_->open);
    run_into_walls("assistant", house_->open);
    // the same wall, met by who may look behind it
    const auto seen = house_->client("admin").post("/api/v1/events/" + house_->theirs + "/sessions", session_input("Ours", "2024-01-28T11:30:00", house_->room));
    EXPECT_EQ(seen.status, 409);
    EXPECT_NE(seen.raw.body.find("zqclosedsession"), std::string::npos);
}

TEST_P(Leaks, NoRefusalRepeatsASecretThatWasSent) {
    keep_out_of_the_log();
    auto anybody = house_->server().anonymous();
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"/api/v1/sign-in", R"({"email":"zqunknown@leak.example","password":"zqpassword"})"},
        {"/api/v1/sign-in", R"({"email":"zqhermit@leak.example","password":"zqpassword"})"},
        {"/api/v1/sign-in", R"({"email":"zqhermit@leak.example","password":"zqpassword","more":"zqpassword"})"},
        {"/api/v1/sign-in", R"({"email":"zqhermit@leak.example","password":"zqpassword)"},
        {"/api/v1/sign-in", R"({"email":"zqhermit@leak.example","password":["zqpassword"]})"},
        {"/api/v1/links/redeem", R"({"secret":"zqpassword"})"},
        {"/api/v1/setup", R"({"secret":"zqpassword","email":"zqunknown@leak.example","password":"zqpassword"})"},
        {"/api/v1/account-invitations/redeem", R"({"secret":"zqpassword","password":"zqpassword"})"},
        {"/api/v1/password-resets/redeem", R"({"secret":"zqpassword","password":"zqpassword"})"},
    };
    for (const auto& [target, body] : wrong) {
        const auto answer = anybody.send("POST", target, body, {{"Content-Type", "application/json"}});
        EXPECT_GE(answer.status, 400) << target;
        EXPECT_LT(answer.status, 500) << target;
        EXPECT_EQ(everything_in(answer.raw).find("zqpassword"), std::string::npos) << target << " " << answer.raw.body;
        search("anonymous", "POST " + target, everything_in(answer.raw));
    }
    auto changed = house_->client("organizer").post("/api/v1/password", {{"oldPassword", "zqpassword"}, {"newPassword", "zqpassword"}});
    EXPECT_GE(changed.status, 400);
    EXPECT_EQ(everything_in(changed.raw).find("zqpassword"), std::string::npos);
    anybody.get("/api/v1/events", {{"Authorization", "Bearer mq_zqpassword"}});
    anybody.get("/api/v1/search?q=zqpassword");
    anybody.get("/nowhere/zqpassword?token=zqpassword");
}

// Frames of every topic, through a change of the draft and a release.
class Listener {
  public:
    Listener(PlantedHouse& house, const std::string& caller) {
        json::object hello{{"op", "hello"}};
        const auto& headers = house.headers(caller);
        if (caller != "anonymous" && headers.empty()) hello["ticket"] = house.client(caller).post("/api/v1/live-tickets", json::object{}).text("ticket");
        json::array topics;
        for (const auto& event : {house.open, house.closed, house.hidden})
            for (const auto* audience : {"public", "participant", "staff"}) topics.push_back(json::object{{"t", "event/" + event + "/" + audience}});
        for (const auto* topic : {"directory", "resources", "access", "rights"}) topics.push_back(json::object{{"t", topic}});
        expected_ = topics.size();
        hello["subs"] = std::move(topics);
        EXPECT_EQ(socket_.connect("127.0.0.1", house.server().port(), "/api/v1/live", headers).status, 101);
        socket_.send(json::serialize(hello));
        for (std::size_t settled = 0; settled < expected_;) settled += settles(next()) ? 1 : 0;
    }
    void hear_release(const std::string& event) {
        for (const auto topic = "event/" + event + "/public"; true;) {
            const auto frame = next();
            if (frame.empty() || (frame.at("op") == "d" && frame.at("t").as_string() == topic)) return;
        }
    }
    const std::string& heard() const { return heard_; }

  private:
    static bool settles(const json::object& frame) { return frame.empty() || frame.at("op") == "live" || frame.at("op") == "error"; }
    json::object next() {
        const auto text = socket_.receive();
        if (!text) {
            ADD_FAILURE() << "the connection went silent after\n" << heard_;
            return {};
        }
        heard_ += *text + "\n";
        return json::parse_trusted(*text).as_object();
    }

    WebSocketClient socket_;
    std::string heard_;
    std::size_t expected_ = 0;
};

TEST_P(Leaks, NoFrameShowsWhatItsReaderMayNotSee) {
    keep_out_of_the_log();
    std::map<std::string, std::unique_ptr<Listener>> listeners;
    for (const std::string caller : kReaders) listeners[caller] = std::make_unique<Listener>(*house_, caller);
    auto& protocol = house_->client("protocol");
    const auto draft = "/api/v1/sessions/" + house_->draft;
    EXPECT_EQ(protocol.patch(draft, {{"title", {{"en", "zqdrafttitle again"}}}}, protocol.get(draft).etag).status, 200);
    auto more = session_input("Closing", "2024-01-28T18:30:00", house_->room);
    more["virtualLocations"] = json::object{{"main", json::object{{"uri", "https://meet.example/zqjoinlink2"}}}};
    EXPECT_EQ(protocol.post("/api/v1/events/" + house_->open + "/sessions", more).status, 201);
    // the description stays unreleased: it is taken back first
    const auto opening = "/api/v1/sessions/" + house_->things("sessions", "id").front();
    EXPECT_EQ(protocol.patch(opening, {{"description", nullptr}}, protocol.get(opening).etag).status, 200);
    const auto revision = protocol.get("/api/v1/events/" + house_->open).body.at("revision");
    const auto released = protocol.post("/api/v1/events/" + house_->open + "/releases", {{"revision", revision}});
    ASSERT_EQ(released.status, 201) << released.raw.body;
    for (auto& [caller, listener] : listeners) {
        listener->hear_release(house_->open);
        search(caller, "live frames", listener->heard());
        EXPECT_NE(listener->heard().find("Closing"), std::string::npos) << caller;
    }
    for (const auto* reader : {"viewer", "editor", "organizer", "protocol", "admin", "granted", "reader", "assistant"})
        for (const auto* what : {"title of a draft session", "join link for participants"}) EXPECT_TRUE(found_[what].contains(reader)) << what << " " << reader;
    for (const auto* reader : {"guest", "linked"}) EXPECT_TRUE(found_["session of a restricted event"].contains(reader)) << reader;
}

MULTAQA_ON_BOTH_DATABASES(Leaks);

}  // namespace
}  // namespace multaqa::test
