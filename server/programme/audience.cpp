#include "programme/audience.hpp"

namespace multaqa::programme {
namespace {

constexpr std::string_view kScopePrefix = "event:";
constexpr std::string_view kTopicPrefix = "event/";

}  // namespace

std::optional<Audience> parse_audience(std::string_view text) {
    for (const Audience audience : kAudiences)
        if (word(audience) == text) return audience;
    return std::nullopt;
}

std::string_view word(Audience audience) {
    switch (audience) {
        case Audience::public_: return "public";
        case Audience::staff: return "staff";
    }
    return "";
}

std::string scope_of(const EventId& event) { return std::string(kScopePrefix) + event.text(); }

std::optional<EventId> parse_scope(std::string_view scope) {
    if (!scope.starts_with(kScopePrefix)) return std::nullopt;
    return EventId::parse(scope.substr(kScopePrefix.size()));
}

std::string topic_of(const EventId& event, Audience audience) {
    return std::string(kTopicPrefix) + event.text() + "/" + std::string(word(audience));
}

std::optional<EventTopic> parse_topic(std::string_view topic) {
    if (!topic.starts_with(kTopicPrefix)) return std::nullopt;
    topic.remove_prefix(kTopicPrefix.size());
    const auto slash = topic.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    auto event = EventId::parse(topic.substr(0, slash));
    const auto audience = parse_audience(topic.substr(slash + 1));
    if (!event || !audience) return std::nullopt;
    return EventTopic{std::move(*event), *audience};
}

}  // namespace multaqa::programme
