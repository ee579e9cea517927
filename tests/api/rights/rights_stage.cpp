#include "tests/api/rights/rights_stage.hpp"

#include <gtest/gtest.h>

namespace multaqa::test {
namespace {

constexpr const char* kPassword = "correct horse";
constexpr const char* kNobody = "018d3a52-0000-7000-8000-00000000dead";
constexpr const char* kOtherVersion = "\"v999999\"";  // what a change has seen never stands: nothing is changed

json::object text(std::string_view words) { return {{"en", words}}; }

std::string email_of(const std::string& caller) { return caller + "@rights.example"; }

Role role_of(const std::string& caller) {
    if (caller == "assistant" || caller == "guest") return Role::participant;
    return parse_role(caller).value_or(Role::organizer);
}

// Whose account a column speaks of.
std::string account_of(const std::string& caller) {
    const bool has_organizers = caller == "reader" || caller == "scoped" || caller == "assistant";
    return has_organizers ? "organizer" : caller;
}

// What the route takes, so that the rights decide and not the form.
std::string media_type_of(const MatrixLine& line) {
    if (line.body.starts_with("BEGIN:")) return "text/calendar";
    if (line.query.find("format=csv") != std::string::npos) return "text/csv";
    if (line.method == "PUT" && line.pattern.ends_with("/content")) return "application/pdf";
    return line.method == "PATCH" ? "application/merge-patch+json" : "application/json";
}

}  // namespace

RightsStage::RightsStage(std::string_view database_kind)
    : server_(database_kind), protocol_(server_.as("protocol")), admin_(server_.as("admin")), stage_(set_stage(protocol_)) {
    organization_ = protocol_.create("/api/v1/organizations", {{"name", {{"en", "Host"}}}});
    programmes_["@unreleased"] = add_programme("unreleased", "public");
    programmes_["@released"] = add_programme("released", "public");
    programmes_["@restricted"] = add_programme("restricted", "restricted");
    for (const auto* variant : {"@released", "@restricted"}) {
        const auto event = "/api/v1/events/" + programmes_[variant].event;
        const json::object seen{{"revision", protocol_.get(event).body.at("revision")}};
        EXPECT_EQ(protocol_.post(event + "/releases", seen).status, 201);
    }
    add_callers();
    add_roundabout_callers();
}

RightsStage::Programme RightsStage::add_programme(const std::string& slug, std::string_view visibility) {
    Programme programme{.slug = slug};
    programme.event = protocol_.create("/api/v1/events", {{"slug", slug}, {"title", {{"en", slug}}}, {"type", "forum"},
                                                          {"timeZone", "Africa/Nouakchott"}, {"firstDay", "2024-01-28"},
                                                          {"lastDay", "2024-01-29"}, {"visibility", visibility},
                                                          {"organizers", json::array{{{"organizationId", organization_}, {"role", "organizer"}}}}});
    auto session = session_input("Opening", "2024-01-28T09:00:00", "");
    session["status"] = "confirmed";
    programme.session = protocol_.create("/api/v1/events/" + programme.event + "/sessions", session);
    return programme;
}

void RightsStage::grant(const std::string& event, const std::string& email, std::string_view role) {
    protocol_.post("/api/v1/events/" + event + "/grants", {{"email", email}, {"role", role}});
}

void RightsStage::add_callers() {
    clients_["anonymous"] = std::make_unique<ApiClient>(server_.anonymous());
    for (const std::string caller : {"third", "participant", "other", "viewer", "editor", "organizer", "protocol", "admin", "assistant", "guest"}) {
        clients_[caller] = std::make_unique<ApiClient>(server_.add_account(email_of(caller), role_of(caller)));
        accounts_[caller] = client(caller).get("/api/v1/me").text("id");
    }
    grant(stage_.event, email_of("other"), "organizer");
    for (const std::string caller : {"viewer", "editor", "organizer"})
        for (const auto& [variant, programme] : programmes_) grant(programme.event, email_of(caller), caller);
}

void RightsStage::add_roundabout_callers() {
    const auto with_token = [&](json::object wanted) {
        return std::make_unique<ApiClient>(server_.port(), client("organizer").post("/api/v1/tokens", std::move(wanted)).text("secret"));
    };
    clients_["reader"] = with_token({{"name", "reader"}, {"readOnly", true}});
    clients_["scoped"] = with_token({{"name", "scoped"}, {"scopes", json::array{"event:" + stage_.event}}});
    admin_.create("/api/v1/acts-for", {{"accountId", accounts_.at("assistant")}, {"principal", "account:" + accounts_.at("organizer")}});
    protocol_.post("/api/v1/organizations/" + organization_ + "/grants", {{"email", email_of("guest")}, {"role", "viewer"}});
}

HttpHeaders RightsStage::headers_of(const std::string& caller) const {
    if (caller != "assistant") return {};
    return {{"Acts-For", "account:" + accounts_.at("organizer")}};
}

std::string RightsStage::own_or_other(const std::string& variant, const std::string& caller) {
    return variant == "@own" && caller != "anonymous" ? account_of(caller) : "third";
}

std::string RightsStage::sign_in_of(const std::string& caller) {
    HttpClient browser("127.0.0.1", server_.port());
    const auto answer = browser.post_json("/api/v1/sign-in", R"({"email":")" + email_of(caller) + R"(","password":")" + kPassword + R"("})");
    const auto items = client(caller).get("/api/v1/sign-ins?limit=200").body.at("items").as_array();
    return std::string(items.back().at("id").as_string());
}

std::string RightsStage::thing(std::string_view collection, std::string_view name, const std::string& variant, const std::string& caller) {
    const auto programme = programmes_.find(variant.empty() ? "@released" : variant);
    const auto of_event = [&]() -> const Programme& { return programme == programmes_.end() ? programmes_.at("@released") : programme->second; };
    const auto whose = own_or_other(variant, caller);
    const auto number = [this] { return std::to_string(++made_); };
    if (name == "slug") return of_event().slug;
    if (collection == "events") return of_event().event;
    if (collection == "sessions") return of_event().session;
    if (collection == "links") return protocol_.create("/api/v1/events/" + of_event().event + "/links", json::object{});
    if (collection == "grants") {
        const auto owner = variant == "@organization" ? "organizations/" + organization_ : "events/" + of_event().event;
        protocol_.post("/api/v1/" + owner + "/grants", {{"email", email_of("third")}, {"role", "viewer"}});
        return accounts_.at("third");
    }
    if (collection == "sites") return stage_.site;
    if (collection == "rooms") return stage_.room;
    if (collection == "people") return stage_.person;
    if (collection == "organizations") return organization_;
    if (collection == "accounts") return accounts_.at("third");
    if (collection == "tokens") return client(whose).create("/api/v1/tokens", {{"name", number()}});
    if (collection == "sign-ins") return sign_in_of(whose);
    if (collection == "acts-for")
        return admin_.create("/api/v1/acts-for", {{"accountId", accounts_.at(whose)}, {"principal", "person:" + stage_.person}});
    if (collection == "account-invitations")
        return admin_.create("/api/v1/account-invitations", {{"email", number() + "@rights.example"}});
    if (collection == "time-zones") return "Africa/Casablanca";
    if (collection == "releases") return "1";
    if (collection == "exports" && !variant.empty()) return "sessions.csv";  // of an event: that decides
    if (collection == "exports" || collection == "templates") return "people.csv";
    if (collection == "resources") return stage_.room;
    if (collection == "documents")
        return protocol_.create("/api/v1/events/" + of_event().event + "/documents",
                                {{"kind", "agenda"}, {"title", text(number())}, {"uri", "https://documents.example/" + number()}});
    if (collection == "unavailabilities")
        return protocol_.create("/api/v1/people/" + stage_.person + "/unavailabilities",
                                {{"firstDay", "2024-06-01"}, {"timeZone", "Africa/Nouakchott"}});
    if (collection == "outcomes")
        return protocol_.create("/api/v1/sessions/" + of_event().session + "/outcomes", {{"kind", "decision"}, {"text", text(number())}});
    return standing_thing(collection);
}

// Of what is the same for every caller and every variant: one of each.
std::string RightsStage::standing_thing(std::string_view collection) {
    const json::object room{{"kind", "room"}, {"id", stage_.room}};
    const std::map<std::string, json::object, std::less<>> inputs{
        {"series", {{"title", text("Annual meetings")}}},
        {"memberships", {{"organizationId", organization_}, {"personId", stage_.person}}},
        {"vehicles", {{"siteId", stage_.site}, {"name", text("Minibus")}, {"seats", 8}}},
        {"equipment", {{"siteId", stage_.site}, {"name", text("Booth")}, {"count", 2}}},
        {"bookings", {{"resource", room}, {"title", text("Rehearsal")}, {"start", "2024-02-01T09:00:00"}, {"duration", "PT1H"}}},
    };
    auto& id = standing_[std::string(collection)];
    if (id.empty() && collection == "logo") id = put_logo();
    if (id.empty() && collection == "time-zone-changes") id = server_.log_zone_change("Moved");
    if (const auto input = inputs.find(collection); id.empty() && input != inputs.end())
        id = protocol_.create("/api/v1/" + std::string(collection), input->second);
    if (id.empty() && collection == "blockings") id = block_room();
    return id.empty() ? kNobody : id;
}

// Its SHA-256, the last part of its path.
std::string RightsStage::put_logo() {
    const auto version = admin_.get("/api/v1/branding").etag;
    const auto kept = admin_.send("PUT", "/api/v1/branding/logo", "\x89PNG\r\n\x1a\n", {{"If-Match", version}, {"Content-Type", "image/png"}});
    EXPECT_EQ(kept.status, 200) << kept.raw.body;
    if (kept.status != 200) return kNobody;
    const auto path = kept.text("logo");
    return path.substr(path.rfind('/') + 1);
}

std::string RightsStage::block_room() {
    json::object wanted{{"resource", {{"kind", "room"}, {"id", stage_.room}}}, {"start", "2024-03-01T09:00:00"}, {"duration", "PT1H"},
                        {"reason", "Security"}};
    wanted["confirmation"] = protocol_.post("/api/v1/blockings/preview", wanted).text("confirmation");
    return protocol_.create("/api/v1/blockings", wanted);
}

// "/api/v1/events/{id}/grants/{accountId}": each parameter is filled by what stands for its collection.
std::string RightsStage::target(const MatrixLine& line, const std::string& caller) {
    std::string filled;
    std::string collection;
    std::string_view rest = line.pattern;
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const auto segment = rest.substr(0, rest.find('/'));
        rest.remove_prefix(segment.size());
        filled += '/';
        if (segment.starts_with("{")) {
            filled += thing(collection, segment.substr(1, segment.find_first_of(".}") - 1), line.variant, caller);
        } else {
            filled += segment;
            collection = segment;
        }
    }
    return filled + query_of(line);
}

// "?scope=event:{event}", "?event={slug}": a parameter by which rights are judged names the thing of the variant, too.
std::string RightsStage::query_of(const MatrixLine& line) const {
    const auto programme = programmes_.find(line.variant);
    auto query = line.query;
    if (programme == programmes_.end()) return query;
    for (const auto& [name, value] : {std::pair{"{event}", programme->second.event}, std::pair{"{slug}", programme->second.slug}})
        if (const auto at = query.find(name); at != std::string::npos) query.replace(at, std::string_view(name).size(), value);
    return query;
}

int RightsStage::ask(const MatrixLine& line, const std::string& caller) {
    const auto where = target(line, caller);
    auto headers = headers_of(caller);
    if (line.method == "GET") return client(caller).get(where, headers).status;
    headers.emplace_back("If-Match", kOtherVersion);
    headers.emplace_back("Content-Type", media_type_of(line));
    return client(caller).send(line.method, where, line.body.empty() ? "{}" : line.body, headers).status;
}

}  // namespace multaqa::test
