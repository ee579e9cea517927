#include "directory/merging_codec.hpp"

#include "common/json/reader.hpp"
#include "common/limits.hpp"

namespace multaqa::directory {
namespace {

std::optional<MergeGovernance::Clashes> parse_clashes(std::string_view word) {
    if (word == "reject") return MergeGovernance::Clashes::refuse;
    if (word == "override") return MergeGovernance::Clashes::override_;
    return std::nullopt;
}

}  // namespace

Draft<MergeInput> read_merge(const json::value& body, std::string_view member) {
    Draft<MergeInput> draft;
    json::ObjectReader reader(body, draft.faults);
    draft.fields.gone = reader.required_id<Id<struct AnyTag>>(member).value_or(Id<struct AnyTag>{}).text();
    auto& governance = draft.fields.governance;
    governance.clashes = reader.optional_word("onConflict", parse_clashes).value_or(governance.clashes);
    governance.reason = reader.optional_text("reason", limits::kTitleBytes).value_or("");
    const bool is_blank = governance.reason.find_first_not_of(" \t\r\n") == std::string::npos;
    if (governance.clashes == MergeGovernance::Clashes::override_ && is_blank)
        reader.fault("reason", "fault.reason-required");
    reader.refuse_unknown();
    return draft;
}

json::array to_json(const std::vector<MergeConflict>& conflicts) {
    json::array items;
    for (const auto& conflict : conflicts) {
        json::object item{{"code", conflict.code}, {"id", conflict.id}};
        json::array sessions;
        for (const auto& session : conflict.sessions) sessions.emplace_back(session);
        if (!sessions.empty()) item.emplace("sessionIds", std::move(sessions));
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace multaqa::directory
