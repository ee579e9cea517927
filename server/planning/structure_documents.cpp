#include "planning/structure_documents.hpp"

#include "common/json/reader.hpp"

namespace multaqa::planning {
namespace {

using programme::SessionTree;
using programme::StructureConflict;

LocalizedText title_in(const SessionTree& tree, const SessionId& id) {
    const auto* const session = tree.find(id);
    return session == nullptr ? LocalizedText{} : session->content.title;
}

json::object structure_sentences(const StructureConflict& conflict, const SessionTree& tree, const Messages& messages) {
    json::object sentences;
    const auto key = "conflict." + std::string(word(conflict.code));
    for (const auto language : kUiLanguages) {
        const auto title = [&](const SessionId& id) { return std::string(title_in(tree, id).best(word(language), "")); };
        std::vector<MessageArgument> arguments{{"first", title(conflict.session)}};
        if (conflict.other) arguments.emplace_back("second", title(*conflict.other));
        sentences[word(language)] = messages.format(language, key, arguments);
    }
    return sentences;
}

json::object one_json(const StructureConflict& conflict, const SessionTree& tree, const Messages& messages) {
    json::object body{{"id", conflict_id(conflict)},
                      {"code", word(conflict.code)},
                      {"severity", word(conflict.severity)},
                      {"sessionId", conflict.session.text()},
                      {"utcStart", format_utc(conflict.utc.start)},
                      {"utcEnd", format_utc(conflict.utc.end)},
                      {"message", structure_sentences(conflict, tree, messages)}};
    if (conflict.other) body["otherSessionId"] = conflict.other->text();
    return body;
}

}  // namespace

json::array structure_json(std::span<const StructureConflict> conflicts, const SessionTree& tree, const Messages& messages) {
    json::array all;
    for (const auto& conflict : conflicts) all.push_back(one_json(conflict, tree, messages));
    return all;
}

}  // namespace multaqa::planning
