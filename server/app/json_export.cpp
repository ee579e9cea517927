#include "app/json_export.hpp"

#include <stdexcept>
#include <vector>

#include "app/export_kinds.hpp"
#include "common/limits.hpp"

namespace multaqa::app {
namespace {

constexpr const char* kEvents = "/api/v1/events";

std::string of_event(std::string_view pattern, const std::string& event) {
    std::string target(pattern);
    if (const auto at = target.find("{id}"); at != std::string::npos) target.replace(at, 4, event);
    return target;
}

class Exporter {
  public:
    Exporter(LocalClient& client, const std::string& event_slug, std::ostream& out) : client_(client), slug_(event_slug), out_(out) {}

    ExportCounts run(const ExportHead& head) {
        find_events();
        out_ << R"({"format":"multaqa-export","formatVersion":1,"program":)" << json::serialize(json::value(head.program)) << R"(,"exportedAt":")"
             << format_utc(head.at) << R"(","timeZoneVersion":)" << json::serialize(json::value(head.zone_version));
        if (slug_.empty()) write_branding();
        for (const ExportKind& kind : export_kinds()) write_kind(kind);
        begin("releases");
        for (const auto& event : events_) write_release(event);
        out_ << "\n]}\n";
        if (!out_.flush()) throw std::runtime_error("the export could not be written; is the disk full?");
        return {items_, events_.size()};
    }

  private:
    LocalClient::Answer get(const std::string& target, const LocalClient::Query& query) {
        auto answer = client_.get(target, query);
        if (answer.status != 200) throw std::runtime_error(target + " answered " + std::to_string(answer.status) + ": " + json::serialize(answer.body));
        return answer;
    }

    // `take` gets each item of the list in order; one page is in memory at a time.
    template <class Take>
    void for_each(const std::string& list, LocalClient::Query query, Take take) {
        query.emplace_back("limit", std::to_string(limits::kPageItems));
        const auto pages = query.size();
        while (true) {
            const auto page = get(list, query);
            for (const auto& item : page.body.at("items").as_array()) take(item);
            if (page.next_cursor.empty()) return;
            query.resize(pages);
            query.emplace_back("cursor", page.next_cursor);
        }
    }

    LocalClient::Query wanted_events() const { return slug_.empty() ? LocalClient::Query{} : LocalClient::Query{{"slug", slug_}}; }

    void find_events() {
        for_each(kEvents, wanted_events(), [this](const json::value& event) { events_.emplace_back(event.at("id").as_string()); });
        if (!slug_.empty() && events_.empty()) throw std::runtime_error("there is no event " + slug_);
    }

    void begin(std::string_view name) {
        if (is_open_) out_ << "\n]";
        out_ << ",\n\"" << name << "\":[";
        is_open_ = true;
        is_first_ = true;
    }
    void write(const json::value& item) {
        out_ << (is_first_ ? "\n" : ",\n") << json::serialize(item);
        is_first_ = false;
        ++items_;
    }

    // The one thing that is no list.
    void write_branding() {
        out_ << ",\n\"branding\":" << json::serialize(get("/api/v1/branding", {}).body);
        ++items_;
    }

    void write_kind(const ExportKind& kind) {
        begin(kind.name);
        const auto take = [this](const json::value& item) { write(item); };
        if (!kind.is_of_event()) {
            for_each(std::string(kind.list), kind.list == kEvents ? wanted_events() : LocalClient::Query{}, take);
            if (kind.archived != Archived::never) for_each(std::string(kind.list), {{"archived", "true"}}, take);
            return;
        }
        for (const auto& event : events_) for_each(of_event(kind.list, event), {}, take);
    }

    // The newest, with what each audience reads of it.
    void write_release(const std::string& event) {
        const auto newest = get(of_event("/api/v1/events/{id}/releases", event), {{"limit", "1"}});
        const auto& items = newest.body.at("items").as_array();
        if (items.empty()) return;
        json::object release = items.at(0).as_object();
        release.erase("byName");  // accounts are of one installation
        json::object documents;
        for (const char* audience : {"public", "staff"})
            documents.emplace(audience, get(of_event("/api/v1/events/{id}/agenda", event), {{"audience", audience}, {"release", "latest"}}).body);
        release.emplace("documents", std::move(documents));
        write(release);
    }

    LocalClient& client_;
    const std::string slug_;
    std::ostream& out_;
    std::vector<std::string> events_;
    bool is_open_ = false;
    bool is_first_ = true;
    std::size_t items_ = 0;
};

}  // namespace

ExportCounts write_json_export(LocalClient& client, const ExportHead& head, const std::string& event_slug, std::ostream& out) {
    return Exporter(client, event_slug, out).run(head);
}

}  // namespace multaqa::app
