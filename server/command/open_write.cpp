#include "command/open_write.hpp"

#include <map>

#include "command/change_log_store.hpp"

namespace multaqa::command {
namespace {

std::string json_array(const std::vector<std::string>& items) {
    std::string text = "[";
    for (const auto& item : items) {
        if (text.size() > 1) text += ',';
        text += item;
    }
    return text + ']';
}

std::optional<std::string> acts_for_of(const Caller& caller) {
    if (caller.acts_for.empty()) return std::nullopt;
    return caller.acts_for;
}

}  // namespace

void OrderedLocks::add(const LockSet& locks) {
    scopes.insert(locks.scopes.begin(), locks.scopes.end());
    subjects.insert(locks.subjects.begin(), locks.subjects.end());
}

void OrderedLocks::add(const OrderedLocks& locks) {
    scopes.insert(locks.scopes.begin(), locks.scopes.end());
    subjects.insert(locks.subjects.begin(), locks.subjects.end());
}

void OpenWrite::record(Change change) {
    if (!locks_.scopes.contains(change.scope)) throw LockMissing{.more = {.scopes = {change.scope}}};
    changes_.push_back(std::move(change));
}

void OpenWrite::require_subject(const std::string& key) {
    if (!locks_.subjects.contains(key)) throw LockMissing{.more = {.subjects = {key}}};
}

std::vector<live::TopicEntry> OpenWrite::finish() {
    std::set<std::string> scopes;
    for (const auto& change : changes_) scopes.insert(change.scope);
    std::vector<live::TopicEntry> entries;
    for (const auto& scope : scopes) write_scope(scope, entries);
    return entries;
}

void OpenWrite::write_scope(const std::string& scope, std::vector<live::TopicEntry>& entries) {
    ChangePlace place{.revision = raise_revision(db_, scope), .n = 0};
    std::vector<LoggedChange> logged;
    std::map<std::string, std::vector<std::string>> ops_by_topic;
    for (const auto& change : changes_) {
        if (change.scope != scope) continue;
        ++place.n;
        logged.push_back({.scope = scope,
                          .place = place,
                          .at = context_.now,
                          .account = context_.caller.actor ? context_.caller.actor : context_.caller.account,
                          .acts_for = acts_for_of(context_.caller),
                          .request_id = context_.request_id,
                          .kind = change.kind,
                          .entity_kind = change.entity_kind,
                          .entity_id = change.entity_id,
                          .data = change.data});
        for (const auto& operations : change.topics) {
            auto& ops = ops_by_topic[operations.topic];
            ops.insert(ops.end(), operations.ops.begin(), operations.ops.end());
        }
    }
    insert_changes(db_, logged);
    for (const auto& [topic, ops] : ops_by_topic) {
        if (ops.empty()) continue;
        live::TopicEntry entry{.topic = topic,
                               .seq = raise_seq(db_, topic),
                               .scope = scope,
                               .revision = place.revision,
                               .at = context_.now,
                               .ops = json_array(ops)};
        insert_topic_entry(db_, entry);
        entries.push_back(std::move(entry));
    }
}

}  // namespace multaqa::command
