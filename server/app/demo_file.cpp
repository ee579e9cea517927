#include "app/demo_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>

#include "app/demo_days.hpp"

namespace multaqa::app {
namespace {

// What a request must say of the state that it was made for.
enum class Shown {
    nothing,
    revision,     // in the body, that of the thing it is entered of
    version,      // If-Match, that of the thing it is entered of
    confirmation  // in the body, that of a preview of the same
};

// The members of a file and of its things that are entered by requests of their own, in the order of the tables.
struct DemoKind {
    std::string_view member;
    std::string_view target;  // "{id}" stands for the thing it is entered of
    Shown shown = Shown::nothing;
    std::span<const DemoKind> parts = {};
};

constexpr std::array kOfBooking{DemoKind{"decisions", "/api/v1/bookings/{id}/decide", Shown::version}};
constexpr std::array kOfSession{DemoKind{"outcomes", "/api/v1/sessions/{id}/outcomes"}};
constexpr std::array kOfEvent{
    DemoKind{"policies", "/api/v1/events/{id}/policies"},
    DemoKind{"sessions", "/api/v1/events/{id}/sessions", Shown::nothing, kOfSession},
    DemoKind{"documents", "/api/v1/events/{id}/documents"},
    DemoKind{"releases", "/api/v1/events/{id}/releases", Shown::revision},
    // what is being worked on since the release
    DemoKind{"laterSessions", "/api/v1/events/{id}/sessions", Shown::nothing, kOfSession},
};
constexpr std::array kOfFile{
    DemoKind{"organizations", "/api/v1/organizations"},
    DemoKind{"people", "/api/v1/people"},
    DemoKind{"memberships", "/api/v1/memberships"},
    DemoKind{"sites", "/api/v1/sites"},
    DemoKind{"rooms", "/api/v1/rooms"},
    DemoKind{"vehicles", "/api/v1/vehicles"},
    DemoKind{"equipment", "/api/v1/equipment"},
    DemoKind{"blockings", "/api/v1/blockings", Shown::confirmation},
    DemoKind{"bookings", "/api/v1/bookings", Shown::nothing, kOfBooking},
    DemoKind{"series", "/api/v1/series"},
    DemoKind{"events", "/api/v1/events", Shown::nothing, kOfEvent},
};

json::value parsed(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + path.string());
    return json::parse_trusted(std::string(std::istreambuf_iterator<char>(stream), {}));
}

std::string of_thing(std::string_view pattern, const std::string& id) {
    std::string target(pattern);
    if (const auto at = target.find("{id}"); at != std::string::npos) target.replace(at, 4, id);
    return target;
}

// "/api/v1/events/ID" of "/api/v1/events/ID/releases"
std::string owner_of(const std::string& target) { return target.substr(0, target.rfind('/')); }

}  // namespace

class DemoFile {
  public:
    DemoFile(DemoLoader& loader, const std::filesystem::path& path)
        : loader_(loader), name_(path.filename().string()), file_(parsed(path).as_object()), days_{loader.today_, {}} {
        const auto* const weekend = file_.if_contains("weekend");
        if (weekend == nullptr) return;
        for (const auto& day : weekend->as_array()) {
            const auto found = parse_weekday(std::string_view(day.as_string()));
            if (!found) fail("its weekend names no day of the week");
            days_.weekend.push_back(*found);
        }
        file_.erase("weekend");
    }

    std::vector<DemoEvent> load() {
        refuse_unknown();
        enter_parts(file_, kOfFile, "");
        return events_;
    }

  private:
    [[noreturn]] void fail(const std::string& why) const { throw std::runtime_error("demo file " + name_ + ": " + why); }

    // Members of a thing are judged by the route that it is sent to.
    void refuse_unknown() const {
        for (const auto& member : file_)
            if (std::none_of(kOfFile.begin(), kOfFile.end(), [&](const DemoKind& kind) { return kind.member == member.key(); }))
                fail("it has a member that is not known: " + std::string(member.key()));
    }

    void enter_parts(const json::object& whole, std::span<const DemoKind> kinds, const std::string& whole_id) {
        for (const DemoKind& kind : kinds) {
            const auto* const list = whole.if_contains(kind.member);
            if (list == nullptr) continue;
            for (const json::value& item : list->as_array()) enter(kind, item.as_object(), whole_id);
        }
    }

    void enter(const DemoKind& kind, const json::object& item, const std::string& whole_id) {
        json::object own = item;
        for (const DemoKind& part : kind.parts) own.erase(part.member);
        json::object body = with_references(own).as_object();
        std::string key;
        if (const auto* const named = item.if_contains("key")) key = std::string(named->as_string());
        body.erase("key");
        const std::string id = whole_id.empty() ? enter_once(kind, key, std::move(body)) : enter_part(kind, key, std::move(body), whole_id);
        if (kind.member == "events") events_.push_back({id, std::string(item.at("slug").as_string())});
        enter_parts(item, kind.parts, id);
    }

    std::string enter_once(const DemoKind& kind, const std::string& key, json::object body) {
        const std::string words = std::string(kind.target) + json::serialize(body);
        if (const auto earlier = loader_.entered_.find(key); earlier != loader_.entered_.end()) {
            if (earlier->second.words != words) fail(key + " stands for something else already");
            return earlier->second.id;
        }
        const std::string id = send(kind, key, std::move(body), "");
        if (!key.empty()) loader_.entered_.emplace(key, DemoLoader::Entered{id, words});
        return id;
    }

    std::string enter_part(const DemoKind& kind, const std::string& key, json::object body, const std::string& whole_id) {
        const std::string id = send(kind, key, std::move(body), whole_id);
        if (!key.empty() && !loader_.entered_.emplace(key, DemoLoader::Entered{id, {}}).second) fail(key + " stands for two things");
        return id;
    }

    // The id of what was made; of what was acted on where nothing was.
    std::string send(const DemoKind& kind, const std::string& key, json::object body, const std::string& whole_id) {
        const std::string target = of_thing(kind.target, whole_id);
        std::int64_t version = 0;
        if (kind.shown == Shown::revision) body["revision"] = loader_.api_.get(owner_of(target)).body.at("revision");
        if (kind.shown == Shown::version) version = loader_.api_.get(owner_of(target)).body.at("version").as_int64();
        if (kind.shown == Shown::confirmation) body["confirmation"] = accepted(target + "/preview", key, body, 0).at("confirmation");
        const json::object answer = accepted(target, key, body, version);
        const auto* const id = answer.if_contains("id");
        return id == nullptr ? whole_id : std::string(id->as_string());
    }

    json::object accepted(const std::string& target, const std::string& key, const json::object& body, std::int64_t version) const {
        const auto answer = loader_.api_.post(target, body, version);
        if (answer.status != 200 && answer.status != 201) fail(target + " " + key + " was refused: " + json::serialize(answer.body));
        return answer.body.as_object();
    }

    // "@key" is the id of that thing, "@workday+3…" a day told from today.
    std::string resolved(std::string_view text) const {
        if (text.substr(0, 1) != "@") return std::string(text);
        text.remove_prefix(1);
        if (auto day = resolve_day(text, days_)) return *std::move(day);
        const auto found = loader_.entered_.find(text);
        if (found == loader_.entered_.end()) fail("it names @" + std::string(text) + " before it is entered");
        return found->second.id;
    }

    json::value with_references(const json::value& item) const {
        if (item.is_string()) return json::value(resolved(item.as_string()));
        if (item.is_array()) {
            json::array array;
            for (const json::value& element : item.as_array()) array.push_back(with_references(element));
            return array;
        }
        if (!item.is_object()) return item;
        json::object object;
        for (const auto& member : item.as_object()) object[resolved(member.key())] = with_references(member.value());
        return object;
    }

    DemoLoader& loader_;
    const std::string name_;
    json::object file_;
    WorkingDays days_;
    std::vector<DemoEvent> events_;
};

std::vector<DemoEvent> DemoLoader::load(const std::filesystem::path& file) { return DemoFile(*this, file).load(); }

DemoApi demo_api(LocalClient& client) {
    return {[&client](const std::string& target) { return client.get(target); },
            [&client](const std::string& target, const json::value& body, std::int64_t version) {
                return version == 0 ? client.post(target, body) : client.post(target, version, body);
            }};
}

}  // namespace multaqa::app
