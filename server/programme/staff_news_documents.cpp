#include "programme/staff_news_documents.hpp"

#include "programme/audience.hpp"
#include "programme/session_documents.hpp"

namespace multaqa::programme {

command::TopicOperations revision_news(const EventId& event, std::int64_t revision) {
    return {topic_of(event, Audience::staff), {set_operation("event", json::object{{"revision", revision}})}};
}

}  // namespace multaqa::programme
