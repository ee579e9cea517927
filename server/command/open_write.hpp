// The savepoint of one running command: checks that what it touches was locked, and writes its log at the
// end.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "live/topic_entry.hpp"

namespace multaqa::command {

// A LockSet in the order in which it is locked.
struct OrderedLocks {
    std::set<std::string, std::less<>> scopes;
    std::set<std::string, std::less<>> subjects;

    void add(const LockSet& locks);
    void add(const OrderedLocks& locks);
};

class OpenWrite final : public Write {
  public:
    OpenWrite(store::Connection& db, const Context& context, const OrderedLocks& locks)
        : db_(db), context_(context), locks_(locks) {}

    store::Connection& db() override { return db_; }
    const Context& context() const override { return context_; }
    void record(Change change) override;
    void require_subject(const std::string& key) override;

    // Raises revisions and seqs and writes what was recorded: scopes in ascending order, changes as recorded,
    // topics in ascending order. Answers the new topic entries.
    std::vector<live::TopicEntry> finish();

  private:
    void write_scope(const std::string& scope, std::vector<live::TopicEntry>& entries);

    store::Connection& db_;
    const Context& context_;
    const OrderedLocks& locks_;
    std::vector<Change> changes_;
};

}  // namespace multaqa::command
