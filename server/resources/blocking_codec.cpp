#include "resources/blocking_codec.hpp"

#include <utility>

#include "common/json/field_changes.hpp"
#include "common/resource_limits.hpp"
#include "resources/booking_codec.hpp"
#include "resources/resources_codec.hpp"

namespace multaqa::resources {
namespace {

struct ThingJson {
    json::object operator()(const scheduling::Subject& subject) const { return resource_json(subject); }
    json::object operator()(const BlockedSite& site) const { return {{"kind", "site"}, {"id", site.site.text()}}; }
};

// A site may stand where else only a resource does.
bool is_site(const json::value* resource) {
    if (resource == nullptr || !resource->is_object()) return false;
    const auto* kind = resource->get_object().if_contains("kind");
    return kind != nullptr && kind->is_string() && kind->get_string() == "site";
}

BlockedThing read_thing(json::ObjectReader& reader, std::vector<Fault>& faults) {
    const auto* source = reader.find("resource");
    if (!is_site(source)) return read_resource(reader, faults).value_or(scheduling::Subject{});
    json::ObjectReader own(*source, faults, reader.pointer_to("resource"));
    own.note("kind");
    const auto id = own.required_id<SiteId>("id");
    own.refuse_unknown();
    return BlockedSite{id.value_or(SiteId{})};
}

json::object blocking_fields(const Blocking& blocking) {
    auto fields = blocking_json(blocking);
    for (const auto* name : {"id", "version", "updated", "by"}) fields.erase(name);
    return fields;
}

}  // namespace

Result<WantedBlocking> read_blocking(const json::value& body, BlockingInput input) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    WantedBlocking wanted;
    wanted.thing = read_thing(reader, faults);
    wanted.period = read_period(reader);
    if (wanted.period.duration > limits::kBlockingLength)
        reader.fault("duration", "fault.duration-too-long", {{"days", std::to_string(limits::kBlockingLength.count() / 24)}});
    wanted.reason = reader.required_text("reason", limits::kReasonBytes).value_or("");
    if (input == BlockingInput::act) wanted.confirmation = reader.required_text("confirmation", 64).value_or("");
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return wanted;
}

json::object blocking_json(const Blocking& blocking) {
    json::object body{{"id", blocking.id.text()}, {"resource", std::visit(ThingJson{}, blocking.thing)}};
    add_time(body, blocking.time);
    body["reason"] = blocking.reason;
    if (blocking.by) body["by"] = blocking.by->text();
    body["lifted"] = blocking.state == BlockingState::lifted;
    body["version"] = blocking.version;
    body["updated"] = format_utc(blocking.updated_at);
    return body;
}

command::Change blocking_change(std::string kind, const Blocking& blocking) {
    return {kScope, std::move(kind), "blocking", blocking.id.text(), json::serialize(json::field_changes({}, blocking_fields(blocking))), {}};
}

command::Change blocking_moved(const Blocking& before, const Blocking& after) {
    const auto data = json::field_changes(blocking_fields(before), blocking_fields(after));
    return {kScope, "BlockingMoved", "blocking", after.id.text(), json::serialize(data), {}};
}

}  // namespace multaqa::resources
