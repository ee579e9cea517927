#include "resources/blocking.hpp"

#include "access/secret.hpp"
#include "common/text/base64url.hpp"

namespace multaqa::resources {
namespace {

constexpr std::string_view kSite = "site/";

struct Key {
    std::string operator()(const scheduling::Subject& subject) const { return scheduling::key_of(subject); }
    std::string operator()(const BlockedSite& site) const { return std::string(kSite) + site.site.text(); }
};

std::string text_of(const Interval& interval) {
    return std::to_string(to_micros(interval.start)) + " " + std::to_string(to_micros(interval.end));
}

}  // namespace

std::string key_of(const BlockedThing& thing) { return std::visit(Key{}, thing); }

std::optional<BlockedThing> parse_blocked_key(std::string_view key) {
    if (key.starts_with(kSite)) return BlockedSite{SiteId(std::string(key.substr(kSite.size())))};
    if (auto subject = scheduling::parse_subject_key(key)) return std::move(*subject);
    return std::nullopt;
}

std::string confirmation_of(const BlockedThing& thing, const Interval& window, const Displaced& displaced) {
    std::string text = key_of(thing) + "\n" + text_of(window);
    for (const auto& occupancy : displaced) text += "\n" + occupancy.id + " " + text_of(occupancy.interval);
    return base64url_encode(access::hmac_sha256("multaqa.blocking", text).substr(0, 16));
}

}  // namespace multaqa::resources
