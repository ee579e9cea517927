// A typed change as the log stores it. Capabilities make it from their own change types in *_codec files.
#pragma once

#include <string>
#include <vector>

namespace multaqa::command {

// Operations for one topic, each a JSON object {"set": path, "value": …} or {"del": path} (DECISIONS 35).
struct TopicOperations {
    std::string topic;             // "event/{id}/staff"
    std::vector<std::string> ops;  // encoded once; all of one (topic, revision) become one frame
};

struct Change {
    std::string scope;        // "event:{id}", "directory", "resources", "access", "system"
    std::string kind;         // past tense: "SessionMoved"
    std::string entity_kind;  // "session"
    std::string entity_id;
    std::string data;  // JSON: fields with before and after; personal fields by name only (DECISIONS 14)
    std::vector<TopicOperations> topics;
};

}  // namespace multaqa::command
