#include "tests/property/app/random_hands.hpp"

#include <numeric>

namespace multaqa::test {
namespace {

using json::array;
using json::object;

std::string id_in(const json::value& body) {
    const auto* const id = body.is_object() ? body.as_object().if_contains("id") : nullptr;
    return id != nullptr && id->is_string() ? std::string(id->as_string()) : "";
}

}  // namespace

const std::vector<RandomHands::Kind>& RandomHands::table() {
    using R = RandomHands;
    static const std::vector<Kind> kinds{
        {"add organization", 1, &R::add_organization},   {"change organization", 2, &R::change_organization},
        {"merge organizations", 1, &R::merge_organizations}, {"add person", 2, &R::add_person},
        {"change person", 3, &R::change_person},         {"merge people", 2, &R::merge_people},
        {"add membership", 1, &R::add_membership},       {"change membership", 1, &R::change_membership},
        {"add site", 1, &R::add_site},                   {"change site", 1, &R::change_site},
        {"add room", 1, &R::add_room},                   {"change room", 4, &R::change_room},
        {"add vehicle", 1, &R::add_vehicle},             {"change vehicle", 1, &R::change_vehicle},
        {"add equipment", 1, &R::add_equipment},         {"change equipment", 1, &R::change_equipment},
        {"remove resource", 1, &R::remove_resource},     {"request booking", 6, &R::request_booking},
        {"decide booking", 7, &R::decide_booking},       {"block", 2, &R::block},
        {"lift blocking", 2, &R::lift_blocking},         {"add series", 1, &R::add_series},
        {"change series", 1, &R::change_series},         {"add event", 1, &R::add_event},
        {"change event", 3, &R::change_event},           {"duplicate event", 1, &R::duplicate_event},
        {"add session", 14, &R::add_session},            {"change session", 12, &R::change_session},
        {"change participants", 7, &R::change_participants}, {"change tree", 5, &R::change_tree},
        {"move session", 12, &R::move_session},          {"remove session", 3, &R::remove_session},
        {"repeat session", 3, &R::repeat_session},       {"change occurrences", 4, &R::change_occurrences},
        {"give up", 3, &R::give_up},                     {"publish", 6, &R::publish},
        {"reinstate", 3, &R::reinstate},                 {"set policy", 3, &R::set_policy},
        {"apply suggestion", 2, &R::apply_suggestion},   {"add document", 2, &R::add_document},
        {"change document", 1, &R::change_document},     {"upload document", 2, &R::upload_document},
        {"remove document", 1, &R::remove_document},     {"add outcome", 2, &R::add_outcome},
        {"change outcome", 2, &R::change_outcome},       {"remove outcome", 1, &R::remove_outcome},
        {"add link", 1, &R::add_link},                   {"import calendar", 2, &R::import_calendar},
        {"declare unavailability", 3, &R::declare_unavailability}, {"change unavailability", 2, &R::change_unavailability},
        {"withdraw unavailability", 1, &R::withdraw_unavailability}, {"tell calendar", 1, &R::tell_calendar},
        {"enter travel time", 2, &R::enter_travel_time}, {"import table", 2, &R::import_table},
        {"add token", 2, &R::add_token},                 {"use token", 4, &R::use_token},
        {"revoke token", 1, &R::revoke_token},           {"write branding", 1, &R::write_branding},
        {"put logo", 1, &R::put_logo},                   {"remove logo", 1, &R::remove_logo},
        {"put working calendar", 2, &R::put_working_calendar},
    };
    return kinds;
}

std::vector<std::string> RandomHands::kinds() {
    std::vector<std::string> names;
    for (const auto& kind : table()) names.emplace_back(kind.name);
    return names;
}

// What every other command needs stands from the beginning.
RandomHands::RandomHands(Desk& desk, Desk& outside, std::string token, unsigned seed)
    : desk_(desk), outside_(outside), token_(std::move(token)), random_(seed) {
    add_site();
    for (int i = 0; i < 2; ++i) add_organization();
    for (int i = 0; i < 2; ++i) add_room();
    for (int i = 0; i < 3; ++i) add_person();
    add_vehicle();
    add_equipment();
    add_event();
}

Desk::Answer RandomHands::step() {
    const auto& kinds = table();
    faults_.clear();
    auto left = draw(std::accumulate(kinds.begin(), kinds.end(), 0, [](int sum, const Kind& kind) { return sum + kind.weight; }));
    auto kind = kinds.begin();
    for (; left >= kind->weight; ++kind) left -= kind->weight;
    auto answer = (this->*kind->deed)();
    if (answer.is_done()) ++done_[kind->name];
    return answer;
}

std::string RandomHands::any(const std::string& collection) {
    const auto& ids = made_[collection];
    return ids.empty() ? "" : ids[static_cast<std::size_t>(draw(static_cast<int>(ids.size())))];
}

// Half hours of one morning, so that they overlap.
std::string RandomHands::time() {
    const auto half_hours = 16 + draw(10);
    return std::string(kDay) + "T" + (half_hours < 20 ? "0" : "") + std::to_string(half_hours / 2) + (half_hours % 2 == 0 ? ":00:00" : ":30:00");
}

json::object RandomHands::name(std::string_view stem) { return {{"en", std::string(stem) + " " + number()}, {"ar", "ملتقى " + number()}}; }

json::object RandomHands::resource() {
    const auto kind = draw(4);
    if (kind == 0) return {{"kind", "vehicle"}, {"id", any("vehicles")}};
    if (kind == 1) return {{"kind", "equipment"}, {"id", any("equipment")}};
    return {{"kind", "room"}, {"id", any("rooms")}};
}

void RandomHands::decide_on_conflict(json::object& body) {
    if (!one_in(6)) return;
    body["onConflict"] = "override";
    body["reason"] = "agreed " + number();
}

json::object RandomHands::participants() {
    static constexpr const char* kRoles[]{"chair", "speaker", "interpreter", "attendee"};
    json::object participants;
    for (int n = draw(3); n > 0; --n) {
        json::object participant{{"roles", json::object{{kRoles[draw(4)], true}}}};
        if (one_in(3)) participant["required"] = false;
        if (one_in(5)) participant["participationStatus"] = one_in(2) ? "declined" : "accepted";
        participants[any("people")] = std::move(participant);
    }
    return participants;
}

Desk::Answer RandomHands::create_at(const std::string& collection, const std::string& target, const json::object& body) {
    auto answer = desk_.post(target, body);
    if (const auto id = answer.is_done() ? id_in(answer.body) : ""; !id.empty()) made_[collection].push_back(id);
    return answer;
}
Desk::Answer RandomHands::create(const std::string& collection, const json::object& body) { return create_at(collection, "/" + collection, body); }

std::int64_t RandomHands::version_of(const std::string& target) {
    const auto answer = desk_.get(target);
    return answer.status == 200 ? answer.body.at("version").as_int64() : 1;
}
std::int64_t RandomHands::seen_version(const std::string& target) {
    const auto version = version_of(target);
    return version > 1 && one_in(12) ? version - 1 : version;
}

Desk::Answer RandomHands::change(const std::string& collection, const json::object& body) {
    const auto id = any(collection);
    if (id.empty()) return nothing_there();
    const auto target = "/" + collection + "/" + id;
    return desk_.patch(target, seen_version(target), body);
}
Desk::Answer RandomHands::remove(const std::string& collection) {
    const auto id = any(collection);
    if (id.empty()) return nothing_there();
    const auto target = "/" + collection + "/" + id;
    return desk_.remove(target, seen_version(target));
}

// ---- directory

Desk::Answer RandomHands::add_organization() {
    json::object body{{"name", name("Organization")}, {"kind", one_in(2) ? "city" : "network"}};
    if (const auto parent = any("organizations"); !parent.empty() && one_in(3)) body["parentId"] = parent;
    return create("organizations", body);
}
Desk::Answer RandomHands::change_organization() {
    switch (draw(4)) {
        case 0: return change("organizations", {{"parentId", any("organizations")}});
        case 1: return change("organizations", {{"archived", one_in(2)}});
        case 2: return change("organizations", {{"contactPoints", array{object{{"kind", "email"}, {"value", "o" + number() + "@example.org"}}}}});
        default: return change("organizations", {{"name", name("Renamed")}});
    }
}
Desk::Answer RandomHands::merge_organizations() {
    const auto target = "/organizations/" + any("organizations");
    return desk_.post(target + "/merge", object{{"organizationId", any("organizations")}}, seen_version(target));
}

Desk::Answer RandomHands::add_person() {
    json::object body{{"name", name("Person")}};
    if (one_in(2)) body["organizationId"] = any("organizations");
    if (one_in(2)) body["contactPoints"] = array{object{{"kind", "mobile"}, {"value", "+2225" + number()}}};
    return create("people", body);
}
Desk::Answer RandomHands::change_person() {
    switch (draw(4)) {
        case 0: return change("people", {{"organizationId", any("organizations")}});
        case 1: return change("people", {{"archived", one_in(2)}});
        case 2: return change("people", {{"functions", array{object{{"title", name("Delegate")}, {"organizationId", any("organizations")}}}}});
        default: return change("people", {{"name", name("Renamed")}});
    }
}
Desk::Answer RandomHands::merge_people() {
    const auto target = "/people/" + any("people");
    json::object body{{"personId", any("people")}};
    if (one_in(2)) decide_on_conflict(body);
    return desk_.post(target + "/merge", body, seen_version(target));
}

Desk::Answer RandomHands::add_membership() {
    json::object body{{"organizationId", any("organizations")}, {"role", "member"}};
    if (one_in(2)) body["personId"] = any("people");
    else body["memberOrganizationId"] = any("organizations");
    return create("memberships", body);
}
Desk::Answer RandomHands::change_membership() {
    if (one_in(3)) return change("memberships", {{"archived", one_in(2)}});
    return change("memberships", {{"role", one_in(2) ? "president" : "observer"}, {"organizationId", any("organizations")}});
}

// ---- resources

Desk::Answer RandomHands::add_site() { return create("sites", {{"name", name("Site")}, {"timeZone", one_in(4) ? "Europe/Paris" : "Africa/Nouakchott"}}); }
Desk::Answer RandomHands::change_site() {
    if (one_in(3)) return change("sites", {{"timeZone", one_in(2) ? "Europe/Paris" : "Africa/Nouakchott"}});
    return change("sites", {{"name", name("Renamed")}, {"latitude", 43.9}, {"longitude", 2.1}});
}

Desk::Answer RandomHands::add_room() {
    json::object body{{"siteId", any("sites")}, {"name", name("Room")}};
    if (one_in(2)) body["capacity"] = 1 + draw(20);
    if (one_in(3)) body["turnaroundMinutes"] = 15;
    if (one_in(3)) body["ownerId"] = any("organizations");
    return create("rooms", body);
}
Desk::Answer RandomHands::change_room() {
    switch (draw(5)) {
        case 0: return change("rooms", {{"turnaroundMinutes", 15 * draw(3)}});
        case 1: return change("rooms", {{"rules", object{{one_in(2) ? "R1" : "R2", one_in(2) ? "refuse" : "warn"}}}});
        case 2: return change("rooms", {{"siteId", any("sites")}});
        case 3: return change("rooms", {{"capacity", 1 + draw(20)}, {"ownerId", any("organizations")}});
        default: return change("rooms", {{"name", name("Renamed")}});
    }
}
Desk::Answer RandomHands::add_vehicle() {
    return create("vehicles", {{"siteId", any("sites")}, {"name", name("Minibus")}, {"seats", 8}, {"turnaroundMinutes", 15 * draw(2)}});
}
Desk::Answer RandomHands::change_vehicle() { return change("vehicles", {{"name", name("Renamed")}, {"seats", 1 + draw(9)}}); }
Desk::Answer RandomHands::add_equipment() { return create("equipment", {{"siteId", any("sites")}, {"name", name("Booth")}, {"count", 1 + draw(3)}}); }
Desk::Answer RandomHands::change_equipment() { return change("equipment", {{"count", 1 + draw(3)}}); }
Desk::Answer RandomHands::remove_resource() {
    static constexpr const char* kCollections[]{"rooms", "vehicles", "equipment", "sites"};
    const std::string collection = kCollections[draw(4)];
    return made_[collection].size() < 2 ? nothing_there() : remove(collection);
}

Desk::Answer RandomHands::put(const std::string& target, const json::value& body) {
    return desk_.ask({.method = web_api::Method::put, .target = target, .body = json::serialize(body)});
}

Desk::Answer RandomHands::declare_unavailability() {
    json::object body{{"timeZone", "Africa/Nouakchott"}};
    if (one_in(4)) body["firstDay"] = kDay;
    else body.insert({{"start", time()}, {"duration", one_in(2) ? "PT30M" : "PT2H"}});
    if (one_in(3)) body["certainty"] = "tentative";
    if (one_in(3)) body["reason"] = "reason " + number();
    return create_at("unavailabilities", "/people/" + any("people") + "/unavailabilities", body);
}
Desk::Answer RandomHands::change_unavailability() {
    if (one_in(2)) return change("unavailabilities", {{"certainty", one_in(2) ? "tentative" : "confirmed"}});
    return change("unavailabilities", {{"firstDay", nullptr}, {"lastDay", nullptr}, {"start", time()}, {"duration", "PT1H"}});
}
Desk::Answer RandomHands::withdraw_unavailability() { return remove("unavailabilities"); }
Desk::Answer RandomHands::tell_calendar() {
    json::object body{{"calendar", nullptr}};
    if (!one_in(4)) body["calendar"] = object{{"name", "Calendar " + number()}};
    if (body["calendar"].is_object() && one_in(2)) body["calendar"].as_object()["readAt"] = "2024-01-12T08:00:00Z";
    return put("/people/" + any("people") + "/calendar", body);
}
Desk::Answer RandomHands::enter_travel_time() {
    json::object body{{"fromSiteId", any("sites")}, {"toSiteId", any("sites")}, {"mode", one_in(2) ? "car" : "walk"}, {"minutes", nullptr}};
    if (!one_in(4)) body["minutes"] = 1 + draw(90);
    return put("/travel-times", body);
}

Desk::Answer RandomHands::put_working_calendar() {
    json::object subject{{"kind", "country"}, {"id", one_in(2) ? "MA" : "FR"}};
    if (one_in(2)) subject = {{"kind", "person"}, {"id", any("people")}};
    const json::object day{{"name", name("Day off")}, {"kind", "public"}, {"rule", {{"monthDay", one_in(2) ? "11-18" : "07-14"}}}};
    return put("/working-calendars", {{"subject", subject}, {"name", name("Calendar")}, {"days", {{"day-" + number(), day}}}});
}

Desk::Answer RandomHands::request_booking() {
    json::object body{{"resource", resource()}, {"title", name("Booking")}, {"start", time()}, {"duration", one_in(2) ? "PT1H" : "PT90M"}};
    if (body["resource"].at("kind") == "equipment") body["quantity"] = 1 + draw(3);
    return create("bookings", body);
}
Desk::Answer RandomHands::decide_booking() {
    static constexpr const char* kDecisions[]{"hold", "confirm", "confirm", "decline", "release"};
    const auto id = any("bookings");
    if (id.empty()) return nothing_there();
    const std::string decision = kDecisions[draw(5)];
    json::object body{{"decision", decision}};
    if (decision == "hold") body["heldUntil"] = "2099-01-12T12:00:00Z";
    decide_on_conflict(body);
    return desk_.post("/bookings/" + id + "/decide", body, seen_version("/bookings/" + id));
}

Desk::Answer RandomHands::block() {
    auto thing = resource();
    if (one_in(4)) thing = {{"kind", "site"}, {"id", any("sites")}};
    json::object body{{"resource", thing}, {"start", time()}, {"duration", "PT2H"}, {"reason", "visit " + number()}};
    const auto preview = desk_.post("/blockings/preview", body);
    if (!preview.is_done()) return preview;
    body["confirmation"] = preview.text("confirmation");
    return create("blockings", body);
}
Desk::Answer RandomHands::lift_blocking() { return remove("blockings"); }

// ---- programs that come with tokens

Desk::Answer RandomHands::add_token() {
    Token token;
    json::object body{{"name", "token " + number()}};
    if (one_in(2)) {
        token.scope = "event:" + any("events");
        body["scopes"] = array{token.scope};
    }
    if (one_in(3)) body["readOnly"] = token.only_reads = true;
    if (one_in(3)) body["role"] = "organizer";
    auto answer = outside_.ask({.method = web_api::Method::post, .target = "/tokens", .body = json::serialize(body), .token = token_});
    if (!answer.is_done()) return answer;
    token.id = answer.text("id");
    token.secret = answer.text("secret");
    tokens_.push_back(std::move(token));
    return answer;
}
// It may do at most what it was made for.
Desk::Answer RandomHands::use_token() {
    if (tokens_.empty()) return nothing_there();
    const auto& token = tokens_[static_cast<std::size_t>(draw(static_cast<int>(tokens_.size())))];
    const auto event = any("events");
    const auto target = "/events/" + event;
    auto answer = outside_.ask({.method = web_api::Method::patch, .target = target, .body = json::serialize(object{{"title", name("By a program")}}),
                                .version = seen_version(target), .token = token.secret});
    const bool is_elsewhere = !token.scope.empty() && token.scope != "event:" + event;
    if (token.is_revoked && answer.status != 401) faults_.push_back("a revoked token was answered " + std::to_string(answer.status));
    if (answer.is_done() && (token.only_reads || is_elsewhere)) faults_.push_back("a token did more than it was made for");
    return answer;
}
Desk::Answer RandomHands::revoke_token() {
    if (tokens_.empty()) return nothing_there();
    auto& token = tokens_[static_cast<std::size_t>(draw(static_cast<int>(tokens_.size())))];
    auto answer = outside_.ask({.method = web_api::Method::delete_, .target = "/tokens/" + token.id, .token = token_});
    if (answer.is_done()) token.is_revoked = true;
    else if (!token.is_revoked) faults_.push_back("a token could not be revoked: " + std::to_string(answer.status));
    return answer;
}

// ---- branding

Desk::Answer RandomHands::write_branding() {
    json::object body{{"defaultLanguage", one_in(2) ? "ar" : "fr"}, {"name", name("Region")}};
    if (one_in(2)) body["color"] = "#c1272d";
    return desk_.ask({.method = web_api::Method::put, .target = "/branding", .body = json::serialize(body), .version = seen_version("/branding")});
}
Desk::Answer RandomHands::put_logo() {
    return desk_.ask({.method = web_api::Method::put, .target = "/branding/logo", .body = "\x89PNG\r\n\x1a\n" + number(),
                      .media_type = "image/png", .version = seen_version("/branding")});
}
Desk::Answer RandomHands::remove_logo() { return desk_.remove("/branding/logo", seen_version("/branding")); }

}  // namespace multaqa::test
