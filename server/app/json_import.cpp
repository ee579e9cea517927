#include "app/json_import.hpp"

#include <map>
#include <set>
#include <stdexcept>
#include <variant>

#include "access/user_commands.hpp"
#include "app/export_kinds.hpp"
#include "app/json_text.hpp"
#include "app/session_restorer.hpp"
#include "app/zone_adoption.hpp"
#include "common/json/reader.hpp"
#include "planning/zone_move_queries.hpp"
#include "programme/release_restore_commands.hpp"

namespace multaqa::app {
namespace {

using Items = std::vector<const json::object*>;

constexpr const char* kBrandingMember = "branding";
constexpr const char* kBrandingPath = "/api/v1/branding";

std::string creation_of(const ExportKind& kind, const json::object& item) {
    std::string target(kind.creation.empty() ? kind.list : kind.creation);
    for (const auto& [name, member] : {std::pair<std::string_view, const char*>{"{id}", "eventId"}, {"{sessionId}", "sessionId"},
                                         {"{personId}", "personId"}})
        if (const auto at = target.find(name); at != std::string::npos) target.replace(at, name.size(), text(item, member));
    return target;
}

// What names one in a message.
std::string name_of(const json::object& item) { return item.contains("id") ? text(item, "id") : json::serialize(item); }

// Everything that the file must have for the reading below; what stands in the items the routes judge.
bool is_export(const json::value& file) {
    const auto* const object = file.if_object();
    const auto is = [&](std::string_view name, const json::value& wanted) {
        const auto* const found = object->if_contains(name);
        return found != nullptr && *found == wanted;
    };
    if (object == nullptr || !is("format", "multaqa-export") || !is("formatVersion", 1)) return false;
    // an older program knew fewer kinds: what it did not write is empty
    const auto holds_objects = [&](std::string_view name) {
        const auto* const list = object->if_contains(name);
        if (list == nullptr) return true;
        if (!list->is_array()) return false;
        for (const auto& item : list->get_array())
            if (!item.is_object() || item.get_object().empty()) return false;
        return true;
    };
    for (const auto& kind : export_kinds())
        if (!holds_objects(kind.name)) return false;
    const auto* const branding = object->if_contains(kBrandingMember);
    return holds_objects("releases") && (branding == nullptr || branding->is_object());
}

class Importer {
  public:
    Importer(Installation& installation, LocalClient& client, GivenIds& ids, const json::object& file)
        : installation_(installation), client_(client), ids_(ids), file_(file) {}

    bool finds_content() {
        if (branding_version() > 1) return true;
        // what is put takes the place of what stands: the calendars of countries are there from the first start
        for (const auto& kind : export_kinds())
            if (!kind.is_of_event() && kind.entry == Entry::created && !client_.get(std::string(kind.list)).body.at("items").as_array().empty()) return true;
        return false;
    }

    ImportedItems run() {
        put_branding();
        for (const auto& kind : export_kinds())
            if (!kind.is_of_event()) create_all(kind);
        const auto releases = by_event("releases");
        const auto sessions = by_event("sessions");
        expect_events_of(sessions);
        expect_events_of(releases);
        for (const auto& event : items_of("events")) enter_sessions(text(event.as_object(), "id"), sessions, releases);
        for (const auto& kind : export_kinds())
            if (kind.is_of_event() && kind.name != "sessions") create_all(kind);
        for (const auto& kind : export_kinds())
            if (kind.archived == Archived::afterwards) archive(kind);
        return {items_, items_of("events").size(), reissued_};
    }

  private:
    std::int64_t branding_version() { return client_.get(kBrandingPath).body.at("version").as_int64(); }

    // Without the logo, whose bytes are not in the file.
    void put_branding() {
        const auto* const branding = file_.if_contains(kBrandingMember);
        if (branding == nullptr) return;
        json::object body = branding->as_object();
        for (const auto* derived : {"logo", "version"}) body.erase(derived);
        const auto answer = client_.put(kBrandingPath, branding_version(), body);
        if (answer.status != 200) throw std::runtime_error("the branding was refused: " + json::serialize(answer.body));
        ++items_;
    }

    const json::array& items_of(std::string_view name) const {
        static const json::array kNone;
        const auto* const list = file_.if_contains(name);
        return list == nullptr ? kNone : list->as_array();
    }
    std::map<std::string, Items> by_event(std::string_view name) const {
        std::map<std::string, Items> found;
        for (const auto& item : items_of(name)) found[text(item.as_object(), "eventId")].push_back(&item.as_object());
        return found;
    }

    // What belongs to an event that the file does not hold would be lost without a word.
    void expect_events_of(const std::map<std::string, Items>& found) const {
        std::set<std::string> events;
        for (const auto& event : items_of("events")) events.insert(text(event.as_object(), "id"));
        for (const auto& [event, items] : found)
            if (!events.contains(event)) throw std::runtime_error(name_of(*items.front()) + " belongs to event " + event + ", which is not in the file");
    }

    // What is refused because it refers to something that comes later in the file is tried again.
    void create_all(const ExportKind& kind) {
        Items waiting;
        for (const auto& item : items_of(kind.name)) waiting.push_back(&item.as_object());
        while (!waiting.empty()) {
            const auto before = waiting.size();
            std::erase_if(waiting, [&](const json::object* item) {
                auto body = without_derived(*item, kind.name);
                if (kind.entry == Entry::put) return put(creation_of(kind, *item), *item, body);
                return create(creation_of(kind, *item), text(*item, "id"), std::move(body));
            });
            if (waiting.size() < before) continue;
            throw std::runtime_error(std::string(kind.name) + " " + name_of(*waiting.front()) + " was refused: " + last_refusal_);
        }
    }

    // False where it was refused as it is now. Everything else that is refused ends the import.
    bool create(const std::string& list, const std::string& id, json::object body) {
        auto answer = post(list, id, body);
        if (answer.status == 409) {  // it stood so in spite of a clash
            body["onConflict"] = "accept";
            answer = post(list, id, body);
        }
        if (answer.status == 409) {
            body["onConflict"] = "override";
            body["reason"] = "as exported";
            answer = post(list, id, body);
        }
        if (answer.status == 422) {
            last_refusal_ = json::serialize(answer.body);
            return false;
        }
        if (answer.status != 201) throw std::runtime_error(list + " " + id + " was refused: " + json::serialize(answer.body));
        if (text(answer.body.as_object(), "id") != id) throw std::runtime_error(list + " " + id + " did not keep its id");
        ++items_;
        return true;
    }

    // False where it was refused as it is now. What has an id keeps it, unless something stood in its place.
    bool put(const std::string& target, const json::object& item, const json::object& body) {
        if (item.contains("id")) ids_.give_next(text(item, "id"));
        const auto answer = client_.put(target, body);
        ids_.give_next("");
        if (answer.status == 422) last_refusal_ = json::serialize(answer.body);
        else if (answer.status != 200) throw std::runtime_error(target + " was refused: " + json::serialize(answer.body));
        items_ += answer.status == 200 ? 1 : 0;
        return answer.status == 200;
    }

    LocalClient::Answer post(const std::string& list, const std::string& id, const json::object& body) {
        ids_.give_next(id);
        auto answer = client_.post(list, body);
        ids_.give_next("");  // where it was refused before it drew one
        return answer;
    }

    void archive(const ExportKind& kind) {
        for (const auto& item : items_of(kind.name)) {
            const auto* const archived = item.as_object().if_contains("archived");
            if (archived == nullptr || !archived->as_bool()) continue;
            const auto path = std::string(kind.list) + "/" + text(item.as_object(), "id");
            const auto answer = client_.remove(path, client_.get(path).body.at("version").as_int64());
            if (answer.status >= 300) throw std::runtime_error(path + " could not be archived: " + json::serialize(answer.body));
        }
    }

    void enter_sessions(const std::string& event, const std::map<std::string, Items>& sessions, const std::map<std::string, Items>& releases) {
        SessionRestorer restorer({&client_, installation_.zones().get(),
                                  [this](const std::string& list, const std::string& id, const json::object& body) { return create(list, id, body); },
                                  [this](const json::object& release) { restore_release(release); }},
                                 event);
        const auto of_event = sessions.find(event);
        const auto release = releases.find(event);
        restorer.enter(of_event == sessions.end() ? Items{} : of_event->second, release == releases.end() ? nullptr : release->second.front());
    }

    void restore_release(const json::object& exported) {
        programme::RestoreRelease restore;
        auto& release = restore.release;
        release.event = EventId{text(exported, "eventId")};
        release.number = {exported.at("number").as_int64(), exported.at("part").as_int64()};
        release.at = parse_utc(text(exported, "at")).value();
        if (const auto* const note = exported.if_contains("note")) release.note = json::localized_from_json(*note);
        const auto& counts = exported.at("counts").as_object();
        release.counts = {counts.at("sessions").as_int64(), counts.at("added").as_int64(), counts.at("changed").as_int64(), counts.at("removed").as_int64()};
        const auto& documents = exported.at("documents").as_object();
        restore.public_document = json::serialize(documents.at("public"));
        restore.staff_document = json::serialize(documents.at("staff"));
        restore.zone_version = text(documents.at("public").as_object(), "timeZoneVersion");
        prepare_reissue(restore);
        const auto number = release.number;
        const auto restored = installation_.executor().run<programme::Release>(access::command_line(), "import", programme::restore_release(std::move(restore)));
        if (restored.has_error())
            throw std::runtime_error("the release of event " + text(exported, "eventId") + " was refused: " + std::string(word(restored.error().code)));
        ++items_;
        const auto* const newest = std::get_if<programme::Release>(&*restored);
        if (newest != nullptr && newest->number != number) ++reissued_;
    }

    void prepare_reissue(programme::RestoreRelease& restore) {
        const auto adopted = installation_.zones();
        if (restore.zone_version == adopted->version()) return;
        restore.former_zones = find_zone_data(installation_.database(), installation_.shelf(), restore.zone_version, installation_.config().zoneinfo);
        restore.reissue_note = planning::ZoneMoveQuestion{.from = nullptr, .to = adopted.get(), .now = {}, .messages = &installation_.messages()}.note();
    }

    Installation& installation_;
    LocalClient& client_;
    GivenIds& ids_;
    const json::object& file_;
    std::size_t items_ = 0;
    std::size_t reissued_ = 0;
    std::string last_refusal_;
};

}  // namespace

Result<ImportedItems> read_json_export(Installation& installation, LocalClient& client, GivenIds& ids, const json::value& file) {
    if (!is_export(file)) return validation_failed("", "fault.no-export");
    Importer importer(installation, client, ids, file.as_object());
    if (importer.finds_content()) return validation_failed("", "fault.not-empty");
    return importer.run();
}

}  // namespace multaqa::app
