#include "tests/property/app/random_hands.hpp"

#include <numeric>

namespace multaqa::test {
namespace {

using json::array;
using json::object;

constexpr const char* kDay = "2027-01-12";

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

// ---- programme

Desk::Answer RandomHands::add_series() {
    return create("series", {{"title", name("Series")}, {"organizers", array{object{{"organizationId", any("organizations")}, {"role", "host"}}}}});
}
Desk::Answer RandomHands::change_series() { return change("series", {{"title", name("Renamed")}}); }

Desk::Answer RandomHands::add_event() {
    json::object body{{"slug", "event-" + std::to_string(++slugs_)}, {"title", name("Event")}, {"type", "forum"}, {"timeZone", "Africa/Nouakchott"},
                      {"firstDay", kDay}, {"lastDay", kDay}, {"siteIds", array{any("sites")}},
                      {"organizers", array{object{{"organizationId", any("organizations")}, {"role", "organizer"}}}}};
    if (one_in(3)) body["visibility"] = "restricted";
    if (const auto series = any("series"); !series.empty() && one_in(2)) body["seriesId"] = series;
    return create("events", body);
}
Desk::Answer RandomHands::change_event() {
    switch (draw(5)) {
        case 0: return change("events", {{"visibility", one_in(2) ? "restricted" : "public"}});
        case 1: return change("events", {{"siteIds", array{any("sites")}}});
        case 2: return change("events", {{"organizers", array{object{{"organizationId", any("organizations")}, {"role", "host"}}}}});
        case 3: return change("events", {{"lastDay", one_in(2) ? kDay : "2027-01-13"}, {"locale", "fr"}});
        default: return change("events", {{"title", name("Renamed")}});
    }
}
Desk::Answer RandomHands::duplicate_event() {
    if (made_["events"].size() > 4) return nothing_there();
    return create_at("events", "/events/" + any("events") + "/duplicate",
                     {{"slug", "event-" + std::to_string(++slugs_)}, {"firstDay", one_in(2) ? kDay : "2028-01-12"},
                      {"places", one_in(3) ? "unplaced" : "shifted"}, {"take", array{"sessions", "participants", "rooms"}}});
}

json::object RandomHands::session_body() {
    static constexpr const char* kStatus[]{"draft", "tentative", "tentative", "confirmed"};
    json::object body{{"type", "panel"}, {"title", name("Session")}, {"duration", one_in(2) ? "PT1H" : "PT30M"}, {"start", time()}, {"status", kStatus[draw(4)]}};
    if (one_in(8)) {
        body.erase("start");
        body["status"] = "draft";
    }
    if (!one_in(3)) body["roomId"] = any("rooms");
    if (!one_in(3)) body["participants"] = participants();
    if (one_in(6)) body["needs"] = object{{"equipment", object{{any("equipment"), 1 + draw(2)}}}};
    if (one_in(6)) body["virtualLocations"] = object{{"main", object{{"uri", "https://meet.example.org/" + number()}}}};
    decide_on_conflict(body);
    return body;
}
Desk::Answer RandomHands::add_session() {
    auto body = session_body();
    const auto event = any("events");
    const auto parent = any("sessions");
    if (!parent.empty() && one_in(3)) {
        const auto found = desk_.get("/sessions/" + parent);
        if (found.status == 200) {
            body["parentId"] = parent;
            if (const auto start = found.text("start"); !start.empty() && body.contains("start")) body["start"] = start;
            return create_at("sessions", "/events/" + found.text("eventId") + "/sessions", body);
        }
    }
    return create_at("sessions", "/events/" + event + "/sessions", body);
}
Desk::Answer RandomHands::change_session() {
    static constexpr const char* kStatus[]{"draft", "tentative", "confirmed", "confirmed", "cancelled"};
    json::object body;
    switch (draw(6)) {
        case 0: body["title"] = name("Renamed"); break;
        case 1: body["roomId"] = any("rooms"); break;
        case 2: body["roomId"] = nullptr; break;
        case 3: body = {{"start", time()}, {"duration", one_in(2) ? "PT1H" : "PT2H"}}; break;
        default: body["status"] = kStatus[draw(5)]; break;
    }
    decide_on_conflict(body);
    return change("sessions", body);
}
Desk::Answer RandomHands::change_participants() {
    json::object body{{"participants", participants()}};
    if (one_in(4)) body["participants"].as_object()[any("people")] = nullptr;
    decide_on_conflict(body);
    return change("sessions", body);
}
Desk::Answer RandomHands::change_tree() {
    switch (draw(3)) {
        case 0: return change("sessions", {{"parentId", nullptr}});
        case 1: return change("sessions", {{"start", nullptr}, {"status", "draft"}});
        default: return change("sessions", {{"parentId", any("sessions")}});
    }
}
Desk::Answer RandomHands::move_session() {
    const auto id = any("sessions");
    if (id.empty()) return nothing_there();
    json::object body{{"start", time()}};
    if (one_in(2)) body["roomId"] = any("rooms");
    decide_on_conflict(body);
    return desk_.post("/sessions/" + id + "/move", body, seen_version("/sessions/" + id));
}
Desk::Answer RandomHands::remove_session() { return remove("sessions"); }
Desk::Answer RandomHands::give_up() { return desk_.post("/sessions/" + any("sessions") + "/give-up", object{}); }

Desk::Answer RandomHands::publish() {
    const auto event = "/events/" + any("events");
    const auto found = desk_.get(event);
    if (found.status != 200) return found;
    json::object body{{"revision", found.body.at("revision")}, {"note", name("Release")}};
    const auto answer = desk_.post(event + "/releases", body);
    if (answer.text("code") != "release-blocked") return answer;
    json::array overrides;
    for (const auto* kind : {"conflicts", "structure"})
        if (const auto* const blocking = answer.body.as_object().if_contains(kind))
            for (const auto& conflict : blocking->as_array()) overrides.push_back(conflict.at("id"));
    body["overrides"] = std::move(overrides);
    body["reason"] = "decided " + number();
    return desk_.post(event + "/releases", body);
}
Desk::Answer RandomHands::reinstate() {
    const auto event = "/events/" + any("events");
    const auto found = desk_.get(event);
    if (found.status != 200 || !found.body.as_object().contains("releasedNumber")) return nothing_there();
    json::object body{{"revision", found.body.at("revision")}};
    decide_on_conflict(body);
    const auto number = 1 + draw(static_cast<int>(found.body.at("releasedNumber").as_int64()));
    return desk_.post(event + "/releases/" + std::to_string(number) + "/restore", body);
}

Desk::Answer RandomHands::set_policy() {
    static constexpr const char* kCodes[]{"P1", "R1", "V1", "R2", "R4", "R5"};
    json::object body{{"code", kCodes[draw(6)]}, {"reason", "house rule " + number()}};
    if (one_in(3)) body["severity"] = nullptr;
    else body["severity"] = one_in(2) ? "warn" : "refuse";
    return desk_.post("/events/" + any("events") + "/policies", body);
}
Desk::Answer RandomHands::apply_suggestion() {
    const auto offered = desk_.get("/sessions/" + any("sessions") + "/suggestions?limit=3");
    if (offered.status != 200) return offered;
    const auto& items = offered.body.at("suggestions").as_array();
    if (items.empty()) return nothing_there();
    return desk_.post("/suggestions/" + std::string(items[static_cast<std::size_t>(draw(static_cast<int>(items.size())))].at("id").as_string()) + "/apply", object{});
}

Desk::Answer RandomHands::add_document() {
    json::object body{{"kind", "agenda"}, {"title", name("Document")}, {"audience", one_in(2) ? "public" : "staff"}};
    if (one_in(2)) body["uri"] = "https://documents.example/" + number();
    return create_at("documents", "/events/" + any("events") + "/documents", body);
}
Desk::Answer RandomHands::change_document() { return change("documents", {{"title", name("Renamed")}}); }
Desk::Answer RandomHands::upload_document() {
    const auto id = any("documents");
    if (id.empty()) return nothing_there();
    return desk_.ask({.method = web_api::Method::put, .target = "/documents/" + id + "/content", .body = "%PDF-1.4 " + number(),
                      .media_type = "application/pdf", .version = seen_version("/documents/" + id)});
}
Desk::Answer RandomHands::remove_document() { return remove("documents"); }

Desk::Answer RandomHands::add_outcome() {
    json::object body{{"kind", "decision"}, {"text", name("Agreed")}};
    if (one_in(2)) body["ownerPersonId"] = any("people");
    else if (one_in(2)) body["ownerOrganizationId"] = any("organizations");
    return create_at("outcomes", "/sessions/" + any("sessions") + "/outcomes", body);
}
Desk::Answer RandomHands::change_outcome() { return change("outcomes", {{"status", one_in(2) ? "done" : "open"}, {"text", name("Amended")}}); }
Desk::Answer RandomHands::remove_outcome() { return remove("outcomes"); }

Desk::Answer RandomHands::add_link() { return desk_.post("/events/" + any("events") + "/links", object{{"label", "link " + number()}}); }

Desk::Answer RandomHands::import_calendar() {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n";
    for (int i = 0; i < 2; ++i) {
        const auto start = time();
        std::string packed;
        for (const char c : start)
            if (c != '-' && c != ':') packed += c;
        text += "BEGIN:VEVENT\r\nUID:" + std::to_string(draw(6)) + "@import.example\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:" + packed +
                "\r\nDURATION:PT1H\r\nSUMMARY:Imported " + number() + "\r\nLOCATION:Imported room\r\nEND:VEVENT\r\n";
    }
    text += "END:VCALENDAR\r\n";
    const auto slug = desk_.get("/events/" + any("events")).text("slug");
    return desk_.ask({.method = web_api::Method::post,
                      .target = "/imports?format=ics&event=" + slug + "&status=" + (one_in(2) ? "draft" : "tentative"),
                      .body = text,
                      .media_type = "text/calendar"});
}

Desk::Answer RandomHands::import_rows(const std::string& query, const std::string& rows) {
    return desk_.ask({.method = web_api::Method::post, .target = "/imports?format=csv&" + query, .body = rows, .media_type = "text/csv"});
}
// First on trial, then in earnest, then once more: the trial tells what will be done, and the repetition finds it done.
Desk::Answer RandomHands::import_table() {
    const bool is_of_people = one_in(2);
    const std::string query = is_of_people ? "kind=people&source=office" : "kind=organizations&source=office";
    const auto id = std::to_string(draw(8));
    std::string rows = is_of_people ? "ID;Name;E-mail;Organization\n" : "ID;Name;Country\n";
    rows += id + ";Row " + number() + (is_of_people ? ";p" + id + "@import.example;Office " + std::to_string(draw(3)) : std::string(";MR")) + "\n";
    if (one_in(3)) rows += is_of_people ? ";;broken;\n" : ";;\n";
    const auto trial = import_rows(query + "&dryRun=true", rows);
    auto answer = import_rows(query, rows);
    if (trial.status != answer.status) faults_.push_back("a table that is tried answers otherwise: " + trial.bytes + " " + answer.bytes);
    if (!answer.is_done()) return answer;
    const auto again = import_rows(query, rows);
    for (const auto* count : {"created", "changed", "unchanged", "refused"})
        if (trial.body.at(count) != answer.body.at(count)) faults_.push_back("a trial promised other " + std::string(count) + ": " + trial.bytes + " " + answer.bytes);
    if (!again.is_done() || again.body.at("created") != 0 || again.body.at("changed") != 0)
        faults_.push_back("a table has changed something when it came again: " + again.bytes);
    return answer;
}

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
