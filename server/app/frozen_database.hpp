// A database in which every read sees one and the same snapshot, for whoever reads it piece by piece.
#pragma once

#include <mutex>

#include "store/database.hpp"

namespace multaqa::app {

// Writing goes to the database as it is. Reads wait for each other: they share the one transaction.
class FrozenDatabase final : public store::Database {
  public:
    // `snapshot` is a connection inside a read transaction of `present`; both outlive this.
    FrozenDatabase(store::Database& present, store::Connection& snapshot) : present_(present), snapshot_(snapshot) {}

    std::unique_ptr<store::WriterConnection> open_writer() override { return present_.open_writer(); }
    void read(const std::function<void(store::Connection&)>& use) override {
        const std::lock_guard lock(mutex_);
        use(snapshot_);
    }
    store::DatabaseStatus status() override { return present_.status(); }
    const store::Dialect& dialect() const override { return present_.dialect(); }
    std::shared_ptr<void> listen(std::function<void()> on_wake) override { return present_.listen(std::move(on_wake)); }
    std::string_view notify_sql() const override { return present_.notify_sql(); }

  private:
    store::Database& present_;
    store::Connection& snapshot_;
    std::mutex mutex_;
};

}  // namespace multaqa::app
