#include "tests/property/app/invariants.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/reference_store.hpp"
#include "command/change_log.hpp"
#include "store/integrity.hpp"

namespace multaqa::test {
namespace {

// Each finds what must not be: rows, named by their first column.
struct Orphan {
    const char* what;
    const char* query;
};
constexpr std::array kOrphans{
    Orphan{"occupancy of no session that takes place",
           "SELECT o.id FROM occupancy o LEFT JOIN session s ON s.id = o.owner_id WHERE o.owner_kind = 'session' AND o.basis = 0 AND (s.id IS NULL"
           " OR s.archived = 1 OR s.status = 'cancelled' OR s.utc_start IS NULL OR s.utc_start <> o.utc_start OR s.utc_end <> o.utc_end)"},
    Orphan{"occupancy of no booking that stands",
           "SELECT o.id FROM occupancy o LEFT JOIN booking b ON b.id = o.owner_id WHERE o.owner_kind = 'booking' AND (b.id IS NULL"
           " OR b.status NOT IN ('requested', 'held', 'confirmed') OR b.utc_start <> o.utc_start OR b.utc_end <> o.utc_end OR b.subject <> o.subject)"},
    Orphan{"occupancy of an unknown kind of owner", "SELECT id FROM occupancy WHERE owner_kind NOT IN ('session', 'booking')"},
    Orphan{"session that takes place without its room",
           "SELECT s.id FROM session s WHERE s.archived = 0 AND s.status <> 'cancelled' AND s.utc_start IS NOT NULL AND s.room_id IS NOT NULL AND NOT EXISTS"
           " (SELECT 1 FROM occupancy o WHERE o.owner_kind = 'session' AND o.owner_id = s.id AND o.basis = 0 AND o.subject = 'room/' || s.room_id)"},
    Orphan{"participant of a session that takes place, not taken by it",
           "SELECT s.id FROM session s JOIN session_participant p ON p.session_id = s.id WHERE s.archived = 0 AND s.status <> 'cancelled'"
           " AND s.utc_start IS NOT NULL AND p.participation_status NOT IN ('declined', 'delegated') AND NOT EXISTS"
           " (SELECT 1 FROM occupancy o WHERE o.owner_id = s.id AND o.basis = 0 AND o.subject = 'person/' || p.person_id)"},
    Orphan{"booking that stands without an occupancy",
           "SELECT b.id FROM booking b WHERE b.status IN ('requested', 'held', 'confirmed') AND NOT EXISTS"
           " (SELECT 1 FROM occupancy o WHERE o.owner_kind = 'booking' AND o.owner_id = b.id)"},
    Orphan{"place held from a release by a session that holds none",
           "SELECT o.id FROM occupancy o LEFT JOIN published_placement p ON p.session_id = o.owner_id AND p.hold <> 'given-up'"
           " WHERE o.basis = 1 AND p.session_id IS NULL"},
    Orphan{"conflict record of an occupancy that is gone",
           "SELECT c.id FROM conflict_record c WHERE c.first_occupancy NOT IN (SELECT id FROM occupancy)"
           " OR c.second_occupancy NOT IN (SELECT id FROM occupancy)"},
    Orphan{"closure without a blocking that holds",
           "SELECT c.id FROM closure c LEFT JOIN blocking b ON b.id = c.id WHERE b.id IS NULL OR b.lifted = 1"},
    Orphan{"place of nothing",
           "SELECT subject FROM place WHERE (subject LIKE 'room/%' AND substr(subject, 6) NOT IN (SELECT id FROM room))"
           " OR (subject LIKE 'vehicle/%' AND substr(subject, 9) NOT IN (SELECT id FROM vehicle))"
           " OR (subject LIKE 'equipment/%' AND substr(subject, 11) NOT IN (SELECT id FROM equipment))"},
    Orphan{"session under a parent that is not there",
           "SELECT s.id FROM session s LEFT JOIN session p ON p.id = s.parent_id WHERE s.parent_id IS NOT NULL AND s.archived = 0"
           " AND (p.id IS NULL OR p.archived = 1 OR p.event_id <> s.event_id OR p.root_id <> s.root_id)"},
    Orphan{"session whose root is not its own", "SELECT id FROM session WHERE archived = 0 AND parent_id IS NULL AND root_id <> id"},
    Orphan{"person who was merged and is still named",
           "SELECT id FROM person WHERE merged_into IS NOT NULL AND (id IN (SELECT person_id FROM session_participant p JOIN session s"
           " ON s.id = p.session_id WHERE s.archived = 0) OR 'person/' || id IN (SELECT subject FROM occupancy)"
           " OR id IN (SELECT owner_person_id FROM outcome WHERE owner_person_id IS NOT NULL AND archived = 0)"
           " OR id IN (SELECT person_id FROM membership WHERE person_id IS NOT NULL AND archived = 0))"},
    Orphan{"organization that was merged and is still named",
           "SELECT id FROM organization WHERE merged_into IS NOT NULL AND (id IN (SELECT organization_id FROM event_organizer)"
           " OR id IN (SELECT organization_id FROM series_organizer) OR id IN (SELECT organization_id FROM person WHERE organization_id IS NOT NULL AND merged_into IS NULL)"
           " OR id IN (SELECT parent_id FROM organization WHERE parent_id IS NOT NULL AND merged_into IS NULL)"
           " OR id IN (SELECT owner_id FROM room WHERE owner_id IS NOT NULL)"
           " OR id IN (SELECT owner_organization_id FROM outcome WHERE owner_organization_id IS NOT NULL AND archived = 0)"
           " OR id IN (SELECT organization_id FROM membership WHERE archived = 0))"},
    Orphan{"person merged into nobody", "SELECT p.id FROM person p LEFT JOIN person s ON s.id = p.merged_into WHERE p.merged_into IS NOT NULL AND s.id IS NULL"},
    Orphan{"words to find nothing by",
           "SELECT id FROM search_text WHERE NOT (kind = 'person' AND id IN (SELECT id FROM person WHERE archived = 0)"
           " OR kind = 'organization' AND id IN (SELECT id FROM organization WHERE archived = 0)"
           " OR kind = 'site' AND id IN (SELECT id FROM site WHERE archived = 0) OR kind = 'room' AND id IN (SELECT id FROM room WHERE archived = 0)"
           " OR kind = 'vehicle' AND id IN (SELECT id FROM vehicle WHERE archived = 0) OR kind = 'equipment' AND id IN (SELECT id FROM equipment WHERE archived = 0)"
           " OR kind = 'series' AND id IN (SELECT id FROM series)"
           " OR kind = 'event' AND id IN (SELECT id FROM event) OR kind = 'session' AND id IN (SELECT id FROM session WHERE archived = 0))"},
    Orphan{"thing that is found by no word",
           "SELECT id FROM (SELECT id FROM person WHERE archived = 0 UNION ALL SELECT id FROM organization WHERE archived = 0 UNION ALL"
           " SELECT id FROM site WHERE archived = 0 UNION ALL SELECT id FROM room WHERE archived = 0 UNION ALL SELECT id FROM vehicle WHERE archived = 0"
           " UNION ALL SELECT id FROM equipment WHERE archived = 0 UNION ALL SELECT id FROM series UNION ALL SELECT id FROM event UNION ALL"
           " SELECT id FROM session WHERE archived = 0) things WHERE id NOT IN (SELECT id FROM search_text)"},
    Orphan{"outcome of a session of another event", "SELECT o.id FROM outcome o JOIN session s ON s.id = o.session_id WHERE s.event_id <> o.event_id"},
    Orphan{"document of a session of another event", "SELECT d.id FROM document d JOIN session s ON s.id = d.session_id WHERE s.event_id <> d.event_id"},
    Orphan{"absence of a person who is not there",
           "SELECT a.id FROM absence a WHERE a.subject NOT IN (SELECT 'person/' || id FROM person WHERE merged_into IS NULL)"},
    Orphan{"absence without the unavailability that says so", "SELECT a.id FROM absence a LEFT JOIN unavailability u ON u.id = a.id WHERE u.id IS NULL"},
    Orphan{"unavailability that the rules do not know", "SELECT u.id FROM unavailability u LEFT JOIN absence a ON a.id = u.id AND a.subject = 'person/' || u.person_id WHERE a.id IS NULL"},
    Orphan{"calendar of a person who is not there", "SELECT c.subject FROM read_calendar c WHERE c.subject NOT IN (SELECT 'person/' || id FROM person WHERE merged_into IS NULL)"},
    Orphan{"way from or to a site that is not there",
           "SELECT from_site FROM travel_time WHERE from_site NOT IN (SELECT id FROM site) OR to_site NOT IN (SELECT id FROM site)"},
    Orphan{"release without a document",
           "SELECT r.event_id FROM release r WHERE NOT EXISTS (SELECT 1 FROM release_document d WHERE d.event_id = r.event_id"
           " AND d.number = r.number AND d.part = r.part)"},
    Orphan{"event that shows a release it has not",
           "SELECT e.id FROM event e WHERE e.released_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM release r WHERE r.event_id = e.id"
           " AND r.number = e.released_number AND r.part = e.released_part)"},
    Orphan{"topic of no event",
           "SELECT id FROM topic WHERE id LIKE 'event/%' AND substr(id, 7, 36) NOT IN (SELECT id FROM event)"},
    Orphan{"change without its scope", "SELECT scope FROM change WHERE scope NOT IN (SELECT id FROM scope)"},
};

std::vector<std::string> first_column(store::Connection& db, const char* query) {
    return db.list(query, {}, [](const store::Row& row) { return row.string(0); });
}

bool are_kin(const std::string& a, const std::string& b) {
    const auto is_above = [](const std::string& top, const std::string& below) {
        return below.starts_with(top) && (below.size() == top.size() || below[top.size()] == '/');
    };
    return is_above(a, b) || is_above(b, a);
}

// What two events and the owner of the room say; the strictest holds. All these codes refuse where nobody says otherwise.
bool is_refused(store::Connection& db, std::string_view code, std::string_view subject, std::initializer_list<std::string> scopes) {
    const auto facts = db.find("SELECT facts FROM place WHERE subject = $1", {subject}, [](const store::Row& row) { return json::parse_trusted(row.text(0)); });
    if (facts)
        if (const auto* const rules = facts->as_object().if_contains("rules"))
            if (const auto* const own = rules->as_object().if_contains(code); own != nullptr && *own == "refuse") return true;
    return std::any_of(scopes.begin(), scopes.end(), [&](const std::string& scope) {
        const auto set = db.find("SELECT severity FROM severity_policy WHERE scope = $1 AND code = $2", {scope, code},
                                 [](const store::Row& row) { return row.string(0); });
        return !set || *set == "refuse";
    });
}

bool is_overridden(store::Connection& db, std::string_view code, const std::string& first, const std::string& second) {
    return db.find_integer("SELECT count(*) FROM conflict_record WHERE code = $1 AND decision = 'overridden' AND reason <> ''"
                           " AND ((first_occupancy = $2 AND second_occupancy = $3) OR (first_occupancy = $3 AND second_occupancy = $2))",
                           {code, first, second})
               .value_or(0) > 0;
}

std::string_view code_of(const std::string& subject) {
    if (subject.starts_with("person/")) return "P1";
    return subject.starts_with("vehicle/") ? "V1" : "R1";
}

void apply(json::value& document, const json::array& operations) {
    for (const auto& operation : operations) {
        const auto& object = operation.as_object();
        const bool is_removal = object.contains("del");
        const std::string path(object.at(is_removal ? "del" : "set").as_string());
        const auto slash = path.find('/');
        auto& group = slash == std::string::npos ? document.as_object() : document.as_object().at(path.substr(0, slash)).as_object();
        const auto name = path.substr(slash == std::string::npos ? 0 : slash + 1);
        if (is_removal) {
            group.erase(name);
            continue;
        }
        if (!group[name].is_object()) group[name].emplace_object();
        json::merge_patch(group[name], object.at("value"));
    }
}

}  // namespace

Invariants::Invariants(app::Installation& installation, Desk& desk) : installation_(installation), desk_(desk) {}

std::vector<std::string> Invariants::after(const Desk::Answer& answer) {
    std::vector<std::string> faults;
    installation_.database().read([&](store::Connection& db) {
        const auto revisions = db.find_integer("SELECT CAST(coalesce(sum(revision), 0) AS BIGINT) FROM scope").value_or(0);
        if (answer.status >= 400 && revisions != revisions_) faults.push_back("a refusal has raised a revision");
        if (answer.status >= 500) faults.push_back("the server has failed: " + std::to_string(answer.status));
        revisions_ = revisions;
        TakenById taken;
        db.query("SELECT id, subject, owner_id, scope, lineage, utc_start, utc_end, firmness, requirement FROM occupancy WHERE basis = 0", {},
                 [&](const store::Row& row) {
                     taken[row.string(0)] = {row.string(1), row.string(2), row.string(3), row.string(4), row.integer(5), row.integer(6), row.integer(7), row.integer(8)};
                 });
        check_double_bookings(db, taken, faults);
        check_closed_places(db, taken, faults);
        taken_ = std::move(taken);
    });
    return faults;
}

// A clash that was there before, as long or longer, has been judged then: a rule made stricter later refuses what comes.
void Invariants::check_double_bookings(store::Connection& db, const TakenById& taken, std::vector<std::string>& faults) {
    std::map<std::string, Window> clashes;
    for (auto a = taken.begin(); a != taken.end(); ++a)
        for (auto b = std::next(a); b != taken.end(); ++b) {
            const auto& [first_id, first] = *a;
            const auto& [second_id, second] = *b;
            if (first.subject != second.subject || first.subject.starts_with("equipment/")) continue;
            if (first.firmness == 0 || second.firmness == 0 || first.requirement == 0 || second.requirement == 0) continue;
            if (first.owner == second.owner || are_kin(first.lineage, second.lineage)) continue;
            const Window both{std::max(first.start, second.start), std::min(first.end, second.end)};
            if (both.first >= both.second) continue;
            const auto pair = first_id + " and " + second_id;
            clashes[pair] = both;
            const auto before = clashes_.find(pair);
            if (before != clashes_.end() && before->second.first <= both.first && before->second.second >= both.second) continue;
            const auto code = code_of(first.subject);
            if (is_refused(db, code, first.subject, {first.scope, second.scope}) && !is_overridden(db, code, first_id, second_id))
                faults.push_back("taken twice (" + std::string(code) + "): " + pair);
        }
    clashes_ = std::move(clashes);
}

// An authority may close what is taken, and a person may be called away; nobody may take what is closed, or who is away.
void Invariants::check_closed_places(store::Connection& db, const TakenById& taken, std::vector<std::string>& faults) {
    for (const auto& [id, occupancy] : taken) {
        const auto before = taken_.find(id);
        const bool is_as_before = before != taken_.end() && before->second.firmness > 0 && before->second.start <= occupancy.start && before->second.end >= occupancy.end;
        if (occupancy.firmness == 0 || is_as_before) continue;
        const bool is_person = occupancy.subject.starts_with("person/");
        if (is_person && occupancy.requirement == 0) continue;  // an optional attendee may miss it
        const auto* const code = is_person ? "P3" : "R4";
        for (const auto& [start, end] : closed_[occupancy.subject])
            if (start < occupancy.end && end > occupancy.start && is_refused(db, code, occupancy.subject, {occupancy.scope}) && !is_overridden(db, code, id, id))
                faults.push_back("taken while it is closed or away (" + std::string(code) + "): " + id);
    }
    closed_.clear();
    db.query("SELECT subject, utc_start, utc_end FROM closure UNION ALL SELECT subject, utc_start, utc_end FROM absence WHERE certainty = 'confirmed'", {}, [&](const store::Row& row) { closed_[row.string(0)].emplace_back(row.integer(1), row.integer(2)); });
}

std::vector<std::string> Invariants::of_the_whole() {
    std::vector<std::string> faults;
    installation_.database().read([&](store::Connection& db) {
        for (const auto& orphan : kOrphans)
            for (const auto& id : first_column(db, orphan.query)) faults.push_back(std::string(orphan.what) + ": " + id);
        for (const auto& broken : app::list_broken_references(db)) faults.push_back("reference to nothing: " + broken.from + " to " + broken.to);
        for (const auto& key : store::broken_foreign_keys(db)) faults.push_back("foreign key: " + key);
        for (const auto& scope : command::list_revision_holes(db)) faults.push_back("hole in the revisions of " + scope);
        for (const auto& topic : command::list_seq_holes(db)) faults.push_back("hole in the numbers of " + topic);
    });
    check_followers(faults);
    return faults;
}

void Invariants::check_followers(std::vector<std::string>& faults) {
    const auto events = installation_.database().read_value([](store::Connection& db) { return first_column(db, "SELECT id FROM event ORDER BY id"); });
    for (const auto& event : events)
        for (const auto* audience : {"staff", "public"}) check_follower(event, audience, faults);
}

// The snapshot was taken when the topic was first met here; everything since came as operations.
void Invariants::check_follower(const std::string& event, const std::string& audience, std::vector<std::string>& faults) {
    const auto topic = "event/" + event + "/" + audience;
    const auto fresh = desk_.get("/events/" + event + "/agenda?audience=" + audience);
    if (fresh.status == 404 && audience == "public") return;  // nothing is released yet
    if (fresh.status != 200) {
        faults.push_back(topic + " answers " + std::to_string(fresh.status));
        return;
    }
    const auto head = installation_.database().read_value([&](store::Connection& db) {
        return db.find_integer("SELECT seq FROM topic WHERE id = $1", {topic}).value_or(0);
    });
    const auto [followed, is_new] = followed_.try_emplace(topic, Followed{head, fresh.body});
    if (is_new) return;
    for (const auto& [seq, operations] : entries_after(topic, followed->second.seq))
        try {
            apply(followed->second.document, json::parse_trusted(operations).as_array());
        } catch (const std::exception& error) {
            faults.push_back(topic + " " + seq + " cannot be applied: " + error.what());
        }
    followed->second.seq = head;
    if (followed->second.document == fresh.body) return;
    faults.push_back(topic + " has led to another document:\n  followed " + json::serialize(followed->second.document) + "\n  afresh   " + json::serialize(fresh.body));
    followed->second.document = fresh.body;
}

std::vector<std::pair<std::string, std::string>> Invariants::entries_after(const std::string& topic, std::int64_t seq) {
    return installation_.database().read_value([&](store::Connection& db) {
        return db.list("SELECT seq, ops FROM topic_entry WHERE topic = $1 AND seq > $2 ORDER BY seq", {topic, seq},
                       [](const store::Row& row) { return std::pair(std::to_string(row.integer(0)), row.string(1)); });
    });
}

}  // namespace multaqa::test
