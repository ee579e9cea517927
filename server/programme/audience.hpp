// Who a document is encoded for, and the live topic that carries it: "event/{id}/public", "event/{id}/staff".
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "common/ids/id.hpp"

namespace multaqa::programme {

enum class Audience { public_, staff };
inline constexpr std::array kAudiences{Audience::public_, Audience::staff};
std::optional<Audience> parse_audience(std::string_view word);
std::string_view word(Audience audience);

std::string scope_of(const EventId& event);  // "event:{id}": locks, grants, the change log
std::optional<EventId> parse_scope(std::string_view scope);
std::string topic_of(const EventId& event, Audience audience);

struct EventTopic {
    EventId event;
    Audience audience{};
    friend bool operator==(const EventTopic&, const EventTopic&) = default;
};
std::optional<EventTopic> parse_topic(std::string_view topic);

}  // namespace multaqa::programme
