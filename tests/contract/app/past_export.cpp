#include "tests/contract/app/past_export.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <tuple>

#include "app/json_export.hpp"

namespace multaqa::test {
namespace {

// Where the log tells of the items of a member.
struct Told {
    const char* member;
    const char* scope;  // "event:" and "series:" are followed by an id
    const char* entity;
    const char* changed_at = "updated";
};
constexpr std::array kTold{
    Told{"organizations", "directory", "organization"},
    Told{"people", "directory", "person"},
    Told{"memberships", "directory", "membership"},
    Told{"workingCalendars", "directory", "working-calendar"},
    Told{"unavailabilities", "resources", "unavailability"},
    Told{"calendars", "resources", "person", nullptr},
    Told{"sites", "resources", "site"},
    Told{"travelTimes", "resources", "travel-time", "at"},
    Told{"rooms", "resources", "room"},
    Told{"vehicles", "resources", "vehicle"},
    Told{"equipment", "resources", "equipment"},
    Told{"bookings", "resources", "booking"},
    Told{"series", "series:", "series"},
    Told{"events", "event:", "event"},
    Told{"sessions", "event:", "session"},
    Told{"recurrences", "event:", "recurrence"},
    Told{"documents", "event:", "document"},
    Told{"outcomes", "event:", "outcome"},
};

std::string text_of(const json::object& object, std::string_view name) {
    const auto* const found = object.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->as_string()) : "";
}

std::string key_of(const json::object& item) {
    if (item.contains("fromSiteId")) return text_of(item, "fromSiteId") + "." + text_of(item, "toSiteId") + "." + text_of(item, "mode");
    return item.contains("id") ? text_of(item, "id") : text_of(item, "personId");
}

std::string scope_of(const Told& told, const json::object& item) {
    const std::string scope(told.scope);
    if (scope.back() != ':') return scope;
    return scope + text_of(item, item.contains("eventId") ? "eventId" : "id");
}

// The changes of each thing, in their order.
class Log {
  public:
    void read(Opened& opened, const std::string& scope) {
        for (auto& change : listed(opened, "/changes", {{"scope", scope}})) {
            const auto kind = text_of(change, "kind");
            if (kind == "ReleasePublished" || kind == "SeverityPolicySet") continue;  // of the event, but no member of it
            things_[{scope, text_of(change, "entityKind"), text_of(change, "entityId")}].push_back(std::move(change));
        }
    }
    const std::vector<json::object>& of(const std::string& scope, const std::string& entity, const std::string& id) const {
        static const std::vector<json::object> kNone;
        const auto found = things_.find({scope, entity, id});
        return found == things_.end() ? kNone : found->second;
    }
    // Ids of what the log tells of a kind.
    std::vector<std::string> ids(const std::string& scope, const std::string& entity) const {
        std::vector<std::string> ids;
        for (auto at = things_.lower_bound({scope, entity, ""}); at != things_.end(); ++at) {
            const auto& [of_scope, of_entity, id] = at->first;
            if (of_scope != scope || of_entity != entity) break;
            ids.push_back(id);
        }
        return ids;
    }

  private:
    std::map<std::tuple<std::string, std::string, std::string>, std::vector<json::object>> things_;
};

void undo(json::object& told, const json::object& change) {
    // of a calendar the log tells what it holds
    auto* const calendar = told.if_contains("calendar");
    json::object& item = calendar == nullptr ? told : calendar->as_object();
    const auto& data = change.at("data").as_object();
    EXPECT_FALSE(data.contains("personal")) << json::serialize(change) << " tells of a field by name only";
    for (const auto& field : data.at("fields").as_object()) {
        if (const auto* const before = field.value().as_object().if_contains("before")) item[field.key()] = *before;
        else item.stable_erase(field.key());
    }
}

class Rewinding {
  public:
    Rewinding(Opened& source, const json::object& present, const std::map<std::string, std::int64_t>& revisions)
        : source_(source), present_(present), revisions_(revisions) {
        for (const auto* scope : {"directory", "resources"}) log_.read(source_, scope);
        for (const auto& event : present_.at("events").as_array()) log_.read(source_, "event:" + text_of(event.as_object(), "id"));
        for (const auto& series : present_.at("series").as_array()) log_.read(source_, "series:" + text_of(series.as_object(), "id"));
    }

    PastContent run() {
        for (const auto& member : present_)
            if (!member.value().is_array()) past_.content[member.key()] = member.value();
        for (const auto& told : kTold) take_back(told);
        take_back_releases();
        for (const auto& member : present_) EXPECT_TRUE(past_.content.contains(member.key())) << "nobody takes back " << member.key();
        return std::move(past_);
    }

  private:
    std::int64_t revision_of(const std::string& scope) const {
        const auto found = revisions_.find(scope);
        return found == revisions_.end() ? 0 : found->second;
    }

    void take_back(const Told& told) {
        const auto* const items = present_.if_contains(told.member);
        if (items == nullptr) return;
        EXPECT_EQ(in_order(told, items->as_array()), items->as_array()) << told.member << " stand in an order that is not known here";
        json::array past;
        std::set<std::string> there;
        for (const auto& item : items->as_array()) {
            there.insert(key_of(item.as_object()));
            if (auto state = at(told, item.as_object())) past.push_back(std::move(*state));
        }
        for (auto& state : gone_since(told, there)) past.push_back(std::move(state));
        past_.content[told.member] = in_order(told, std::move(past));
    }

    // Nullopt where it did not exist yet.
    std::optional<json::object> at(const Told& told, json::object item) {
        const auto key = key_of(item);
        const auto scope = scope_of(told, item);
        const auto revision = revision_of(scope);
        const auto& changes = log_.of(scope, told.entity, key);
        if (changes.empty()) ADD_FAILURE() << told.member << " " << key << " has no history";
        if (changes.empty() || changes.front().at("revision").as_int64() > revision) {
            ++past_.left_out[told.member];
            return std::nullopt;
        }
        const auto name = std::string(told.member) + "/" + key;
        if (std::string_view(told.member) == "events") item = as_of_its_releases(std::move(item), revision);
        if (changes.back().at("revision").as_int64() <= revision) {
            past_.untouched.insert(name);
            return item;
        }
        ++past_.taken_back[told.member];
        return undone(told, std::move(item), changes, revision);
    }

    static json::object undone(const Told& told, json::object item, const std::vector<json::object>& changes, std::int64_t revision) {
        auto change = changes.rbegin();
        for (; change->at("revision").as_int64() > revision; ++change) undo(item, *change);
        if (told.changed_at == nullptr) return item;
        item[told.changed_at] = change->at("at");
        if (auto* const version = item.if_contains("version")) *version = version->as_int64() - std::distance(changes.rbegin(), change);
        return item;
    }

    // What no list shows any more and was there then: the change that ended it tells all of it.
    std::vector<json::object> gone_since(const Told& told, const std::set<std::string>& there) {
        std::vector<json::object> gone;
        for (const auto& scope : scopes_of(told))
            for (const auto& id : log_.ids(scope, told.entity)) {
                const auto& changes = log_.of(scope, told.entity, id);
                const auto revision = revision_of(scope);
                const bool was_there = changes.front().at("revision").as_int64() <= revision && changes.back().at("revision").as_int64() > revision;
                if (there.contains(id) || !was_there) continue;
                auto item = undone(told, {}, changes, revision);
                if (item.empty()) continue;  // it was gone by then and has come again
                item["version"] = std::count_if(changes.begin(), changes.end(), [&](const auto& one) { return one.at("revision").as_int64() <= revision; });
                EXPECT_EQ(key_of(item), id) << told.member;
                ++past_.taken_back[told.member];
                gone.push_back(std::move(item));
            }
        return gone;
    }
    std::vector<std::string> scopes_of(const Told& told) const {
        const std::string scope(told.scope);
        if (scope.back() != ':') return {scope};
        std::vector<std::string> scopes;
        for (const auto& one : present_.at(scope == "event:" ? "events" : "series").as_array()) scopes.push_back(scope + text_of(one.as_object(), "id"));
        return scopes;
    }

    // By event, as the events stand; then each as its list orders it.
    json::array in_order(const Told& told, json::array items) const {
        const std::string_view member(told.member);
        const auto place_of = [&](const json::value& item) {
            const auto& object = item.as_object();
            const auto* const archived = object.if_contains("archived");
            const auto when = member == "sessions" ? text_of(object, "utcStart") : member == "events" ? text_of(object, "firstDay") : "";
            return std::tuple(place_of_event(text_of(object, "eventId")), archived != nullptr && archived->as_bool(), when, key_of(object));
        };
        std::stable_sort(items.begin(), items.end(), [&](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
        return items;
    }
    std::ptrdiff_t place_of_event(const std::string& id) const {
        const auto& events = present_.at("events").as_array();
        return std::find_if(events.begin(), events.end(), [&](const auto& event) { return text_of(event.as_object(), "id") == id; }) - events.begin();
    }

    std::optional<json::object> newest_release(const std::string& event, std::int64_t revision) {
        for (auto& release : listed(source_, "/events/" + event + "/releases"))
            if (release.at("revision").as_int64() <= revision) return std::move(release);
        return std::nullopt;
    }
    json::object as_of_its_releases(json::object event, std::int64_t revision) {
        event["revision"] = revision;
        const auto release = newest_release(text_of(event, "id"), revision);
        for (const auto& [ours, theirs] : {std::pair("releasedNumber", "number"), {"releasedPart", "part"}}) {
            if (release) event[ours] = release->at(theirs);
            else event.stable_erase(ours);
        }
        return event;
    }
    void take_back_releases() {
        json::array releases;
        for (const auto& event : past_.content.at("events").as_array()) {
            const auto id = text_of(event.as_object(), "id");
            auto release = newest_release(id, revision_of("event:" + id));
            if (!release) continue;
            const auto number = std::to_string(release->at("number").as_int64()) + "." + std::to_string(release->at("part").as_int64());
            json::object documents;
            for (const auto* audience : {"public", "staff"})
                documents[audience] = source_.get("/events/" + id + "/agenda", {{"audience", audience}, {"release", number}});
            release->emplace("documents", std::move(documents));
            releases.emplace_back(std::move(*release));
        }
        past_.content["releases"] = std::move(releases);
    }

    Opened& source_;
    const json::object& present_;
    const std::map<std::string, std::int64_t>& revisions_;
    Log log_;
    PastContent past_;
};

}  // namespace

std::vector<json::object> listed(Opened& opened, const std::string& target, app::LocalClient::Query query) {
    std::vector<json::object> items;
    query.emplace_back("limit", "200");
    const auto first = query.size();
    while (true) {
        const auto page = opened.client->get("/api/v1" + target, query);
        EXPECT_EQ(page.status, 200) << target;
        if (page.status != 200) return items;
        for (const auto& item : page.body.at("items").as_array()) items.push_back(item.as_object());
        if (page.next_cursor.empty()) return items;
        query.resize(first);
        query.emplace_back("cursor", page.next_cursor);
    }
}

json::object told_content(Opened& opened) {
    std::ostringstream out;
    app::write_json_export(*opened.client, {"0", kMigratedAt, "2026f"}, "", out);
    auto content = json::parse_trusted(out.str()).as_object();
    json::array bookings;
    for (auto& booking : listed(opened, "/bookings")) bookings.push_back(std::move(booking));
    content.emplace("bookings", std::move(bookings));
    return content;
}

PastContent content_at(Opened& source, json::object present, const std::map<std::string, std::int64_t>& revisions) {
    return Rewinding(source, present, revisions).run();
}

std::string name_of_item(std::string_view member, const json::value& item) { return std::string(member) + "/" + key_of(item.as_object()); }

}  // namespace multaqa::test
