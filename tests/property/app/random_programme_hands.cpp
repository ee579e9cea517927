// What random hands do with the programme: series, events, sessions, releases, documents, outcomes and what is brought in.
#include "tests/property/app/random_hands.hpp"

namespace multaqa::test {
namespace {

using json::array;
using json::object;

}  // namespace

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
Desk::Answer RandomHands::repeat_session() {
    const auto id = any("sessions");
    if (id.empty()) return nothing_there();
    json::object body{{"rule", one_in(2) ? "FREQ=DAILY;COUNT=3" : "FREQ=HOURLY;INTERVAL=2;COUNT=3"}};
    decide_on_conflict(body);
    auto answer = desk_.post("/sessions/" + id + "/recurrence", body, seen_version("/sessions/" + id));
    if (answer.status == 201)
        for (const auto& occurrence : answer.body.at("occurrences").as_array())
            if (occurrence.at("sessionId") != json::value(id)) made_["sessions"].emplace_back(occurrence.at("sessionId").as_string());
    return answer;
}
Desk::Answer RandomHands::change_occurrences() {
    const auto id = any("sessions");
    if (id.empty()) return nothing_there();
    const auto target = "/sessions/" + id;
    const std::string reach = one_in(2) ? "?recurrence=all" : "?recurrence=this-and-future";
    const auto version = seen_version(target);
    json::object body{{"start", time()}};
    if (one_in(3)) body = {{"title", name("Renamed")}};
    decide_on_conflict(body);
    return one_in(8) ? desk_.remove(target + reach, version) : desk_.patch(target + reach, version, body);
}
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

}  // namespace multaqa::test
