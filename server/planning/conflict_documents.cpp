#include "planning/conflict_documents.hpp"

#include <string>
#include <utility>
#include <vector>

#include "common/json/reader.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa::planning {
namespace {

std::string local_text(const TimeZone& zone, Instant t) { return format_plain_date_time(to_local(zone, t)); }

json::object local_interval(const ZoneDatabase& zones, const std::string& name, const Interval& interval) {
    json::object local{{"timeZone", name}};
    if (const auto zone = zones.find(name); zone.has_value()) {
        local["start"] = local_text(**zone, interval.start);
        local["end"] = local_text(**zone, interval.end);
    }
    return local;
}

json::object contact_json(const Messages& messages) {
    json::object name;
    for (const auto language : kUiLanguages) name[word(language)] = messages.format(language, "conflict.contact");
    return {{"name", std::move(name)}};
}

json::object side_json(const ConflictSide& side, const ZoneDatabase& zones, const Messages& messages) {
    json::object body = local_interval(zones, side.zone, side.interval);
    body["masked"] = side.sight == Sight::masked;
    body["utcStart"] = format_utc(side.interval.start);
    body["utcEnd"] = format_utc(side.interval.end);
    if (side.sight == Sight::masked) {
        body["contact"] = contact_json(messages);
        return body;
    }
    if (side.session) body["sessionId"] = side.session->text();
    if (side.booking) body["bookingId"] = side.booking->text();
    if (side.event) body["eventId"] = side.event->text();
    body["title"] = json::to_json(side.title);
    if (!side.roles.empty()) body["roles"] = json::array(side.roles.begin(), side.roles.end());
    return body;
}

json::object subject_json(const Conflict& conflict) {
    json::object subject{{"kind", word(conflict.subject.kind)}, {"id", conflict.subject.id}};
    if (!conflict.subject_name.empty()) subject["name"] = json::to_json(conflict.subject_name);
    return subject;
}

json::array subjects_json(const Conflict& conflict) {
    if (conflict.lost.empty()) return {subject_json(conflict)};
    json::array subjects;
    for (const auto& lost : conflict.lost) {
        json::object subject{{"kind", word(lost.person.kind)}, {"id", lost.person.id}};
        if (!lost.name.empty()) subject["name"] = json::to_json(lost.name);
        subjects.push_back(std::move(subject));
    }
    return subjects;
}

json::object occupancy_json(const ConflictSide& side) {
    json::object evidence{{"id", side.occupancy_id}, {"firmness", word(side.firmness)}};
    if (side.sight == Sight::open && side.version) evidence["version"] = *side.version;
    return evidence;
}

bool has_masked_side(const Conflict& conflict) { return conflict.second && conflict.second->sight == Sight::masked; }

std::string message_key(const Conflict& conflict) {
    std::string key = "conflict." + std::string(word(conflict.code));
    switch (conflict.ground) {
        case scheduling::Ground::safety_limit:
        case scheduling::Ground::closed:
        case scheduling::Ground::blocked:
        case scheduling::Ground::tentative:
        case scheduling::Ground::stale:
        case scheduling::Ground::unread: return key + "." + std::string(word(conflict.ground));
        case scheduling::Ground::estimated:
        case scheduling::Ground::unknown:
            return key + "." + (has_masked_side(conflict) ? "masked" : std::string(word(conflict.ground)));
        default: return has_masked_side(conflict) ? key + ".masked" : key;
    }
}

std::string lack_text(const scheduling::Lack& lack, UiLanguage language, const Messages& messages) {
    switch (lack.kind) {
        case scheduling::LackKind::layout:
            return messages.format(language, "lack.layout", {{"layout", messages.format(language, "layout." + lack.word)}});
        case scheduling::LackKind::booths: return messages.format(language, "lack.booths", {{"count", std::to_string(lack.amount)}});
        case scheduling::LackKind::step_free: return messages.format(language, "lack.step-free");
        case scheduling::LackKind::security: return messages.format(language, "lack.security");
        case scheduling::LackKind::tag: return lack.word;
    }
    return "";
}

std::string lacks_text(const Conflict& conflict, UiLanguage language, const Messages& messages) {
    std::string text;
    for (const auto& lack : conflict.lacks) {
        if (!text.empty()) text += messages.format(language, "list.separator");
        text += lack_text(lack, language, messages);
    }
    return text;
}

std::string lost_text(const Conflict& conflict, UiLanguage language, const Messages& messages) {
    std::string text;
    for (const auto& lost : conflict.lost) {
        if (!text.empty()) text += messages.format(language, "list.separator");
        text += lost.name.best(word(language), conflict.first.event_language);
    }
    return text;
}

std::int64_t attending_percent(const Conflict& conflict) {
    return conflict.invited == 0 ? 0 : (conflict.invited - conflict.shortage) * 100 / conflict.invited;
}

void add_people_arguments(std::vector<MessageArgument>& arguments, const Conflict& conflict, UiLanguage language, const Messages& messages) {
    const auto& own = conflict.first.event_language;
    if (conflict.absence)
        arguments.emplace_back("source", messages.format(language, "absence." + std::string(word(conflict.absence->source))));
    if (conflict.calendar) {
        arguments.emplace_back("calendar", conflict.calendar->name);
        arguments.emplace_back("hours", std::to_string(conflict.calendar_age.count()));
    }
    if (conflict.journey) {
        arguments.emplace_back("from", std::string(conflict.from.best(word(language), own)));
        arguments.emplace_back("to", std::string(conflict.to.best(word(language), own)));
        arguments.emplace_back("needed", std::to_string(conflict.journey->needed.count()));
        arguments.emplace_back("given", std::to_string(conflict.journey->given.count()));
    }
    if (conflict.lost.empty()) return;
    arguments.emplace_back("percent", std::to_string(attending_percent(conflict)));
    arguments.emplace_back("people", lost_text(conflict, language, messages));
}

// What the sentence says, in one language: names fall back as texts do.
std::vector<MessageArgument> sentence_arguments(const Conflict& conflict, UiLanguage language, const Messages& messages) {
    const auto best = [&](const LocalizedText& text, const std::string& event_language) {
        return std::string(text.best(word(language), event_language));
    };
    std::vector<MessageArgument> arguments{
        {"subject", best(conflict.subject_name, conflict.first.event_language)},
        {"minutes", std::to_string(length(conflict.overlap).count())},
        {"shortage", std::to_string(conflict.shortage)},
        {"first", best(conflict.first.title, conflict.first.event_language)}};
    add_people_arguments(arguments, conflict, language, messages);
    if (!conflict.lacks.empty()) arguments.emplace_back("missing", lacks_text(conflict, language, messages));
    if (conflict.second && conflict.second->sight == Sight::open)
        arguments.emplace_back("second", best(conflict.second->title, conflict.second->event_language));
    return arguments;
}

json::array lacks_json(const Conflict& conflict) {
    json::array lacks;
    for (const auto& lack : conflict.lacks) {
        json::object one{{"kind", word(lack.kind)}};
        if (!lack.word.empty()) one["word"] = lack.word;
        if (lack.amount > 0) one["amount"] = lack.amount;
        lacks.push_back(std::move(one));
    }
    return lacks;
}

json::object absence_json(const scheduling::Absence& absence) {
    json::object body{{"source", word(absence.source)}, {"certainty", word(absence.certainty)}};
    if (absence.as_of) body["asOf"] = format_utc(*absence.as_of);
    return body;
}

json::object calendar_json(const Conflict& conflict) {
    json::object body{{"name", conflict.calendar->name}};
    if (!conflict.calendar->read_at) return body;
    body["readAt"] = format_utc(*conflict.calendar->read_at);
    body["ageHours"] = conflict.calendar_age.count();
    return body;
}

// Where somebody has to go or come from, for an event that the caller may not see, is not told.
json::object journey_json(const Conflict& conflict) {
    const auto& journey = *conflict.journey;
    json::object body{{"basis", word(journey.travel.basis)}, {"givenMinutes", journey.given.count()}};
    if (journey.travel.basis != scheduling::TravelBasis::unknown) {
        body["neededMinutes"] = journey.needed.count();
        body["bufferMinutes"] = journey.buffer.count();
    }
    if (has_masked_side(conflict)) return body;
    if (journey.travel.mode) body["mode"] = word(*journey.travel.mode);
    body["from"] = json::object{{"siteId", journey.travel.from}, {"name", json::to_json(conflict.from)}};
    body["to"] = json::object{{"siteId", journey.travel.to}, {"name", json::to_json(conflict.to)}};
    return body;
}

void add_people(json::object& args, const Conflict& conflict) {
    if (conflict.absence) args["absence"] = absence_json(*conflict.absence);
    if (conflict.calendar) args["calendar"] = calendar_json(conflict);
    if (conflict.journey) args["journey"] = journey_json(conflict);
    if (conflict.lost.empty()) return;
    args["attendance"] = json::object{
        {"invited", conflict.invited}, {"lost", conflict.shortage}, {"attendingPercent", attending_percent(conflict)}};
}

// The same for a client that formats the sentence itself.
json::object wire_arguments(const Conflict& conflict) {
    json::object args{{"subject", json::to_json(conflict.subject_name)},
                      {"minutes", length(conflict.overlap).count()},
                      {"first", json::to_json(conflict.first.title)}};
    if (conflict.shortage > 0) args["shortage"] = conflict.shortage;
    add_people(args, conflict);
    if (!conflict.lacks.empty()) args["missing"] = lacks_json(conflict);
    if (conflict.second && conflict.second->sight == Sight::open) args["second"] = json::to_json(conflict.second->title);
    return args;
}

json::object shortage_json(const Conflict& conflict) {
    if (conflict.code == scheduling::ClashCode::R2) return {{"seats", conflict.shortage}};
    if (conflict.code == scheduling::ClashCode::R5) return {{"pieces", conflict.shortage}};
    if (conflict.code == scheduling::ClashCode::P2) return {{"people", conflict.shortage}};
    if (conflict.code == scheduling::ClashCode::T1) return {{"minutes", conflict.shortage}};
    return {{"minutes", length(conflict.overlap).count()}};
}

json::object rule_json(const Conflict& conflict) {
    json::object rule{{"severity", word(conflict.rule.severity)},
                      {"overridable", conflict.overridable == Overridable::by_protocol},
                      {"setBy", word(conflict.rule.by)}};
    const auto range = scheduling::parameter_of(conflict.code);
    if (range && conflict.parameter) rule["parameters"] = json::object{{range->name, *conflict.parameter}};
    return rule;
}

// The first and, where there is one, the second.
std::vector<const ConflictSide*> sides_of(const Conflict& conflict) {
    std::vector<const ConflictSide*> sides{&conflict.first};
    if (conflict.second) sides.push_back(&*conflict.second);
    return sides;
}

json::object sentences(const Conflict& conflict, const Messages& messages) {
    json::object sentences;
    for (const auto language : kUiLanguages)
        sentences[word(language)] = messages.format(language, message_key(conflict), sentence_arguments(conflict, language, messages));
    return sentences;
}

json::array session_ids(const Conflict& conflict) {
    json::array ids;
    for (const auto* side : sides_of(conflict))
        if (side->sight == Sight::open && side->session) ids.emplace_back(side->session->text());
    return ids;
}

void add_decision(json::object& body, const ConflictDecisionView& decision) {
    body["firstDetected"] = format_utc(decision.first_detected);
    if (!decision.decided_at || decision.account.empty()) return;
    json::object json{{"by", decision.account}, {"at", format_utc(*decision.decided_at)}, {"onConflict", "override"}};
    if (!decision.reason.empty()) json["reason"] = decision.reason;
    body["decision"] = std::move(json);
}

}  // namespace

json::object conflict_json(const Conflict& conflict, const ZoneDatabase& zones, const Messages& messages) {
    json::array sides;
    json::array occupancies;
    for (const auto* side : sides_of(conflict)) {
        sides.push_back(side_json(*side, zones, messages));
        occupancies.push_back(occupancy_json(*side));
    }
    json::array local;
    for (const auto& zone : conflict.zones) local.push_back(local_interval(zones, zone, conflict.overlap));
    json::object body{
        {"id", conflict.id},
        {"code", word(conflict.code)},
        {"severity", word(conflict.severity)},
        {"rule", rule_json(conflict)},
        {"sessionIds", session_ids(conflict)},
        {"subjects", subjects_json(conflict)},
        {"utcStart", format_utc(conflict.overlap.start)},
        {"utcEnd", format_utc(conflict.overlap.end)},
        {"local", std::move(local)},
        {"sides", std::move(sides)},
        {"shortage", shortage_json(conflict)},
        {"messageKey", message_key(conflict)},
        {"args", wire_arguments(conflict)},
        {"message", sentences(conflict, messages)},
        {"evidence",
         {{"occupancies", std::move(occupancies)},
          {"timeZoneVersion", conflict.zone_version}}}};
    if (conflict.decision) add_decision(body, *conflict.decision);
    return body;
}

}  // namespace multaqa::planning
