// A database whose writer fails when the test says so: what a full disk or a lost connection looks like from
// above.
#pragma once

#include <atomic>
#include <memory>

#include "store/database.hpp"
#include "store/store_error.hpp"

namespace multaqa::test {

enum class FaultAt { nothing, open, begin, statement, commit };

struct Fault {
    std::atomic<FaultAt> at{FaultAt::nothing};
    std::atomic<store::StoreFailure> failure{store::StoreFailure::full};
    std::atomic<int> times{0};   // how often it still strikes
    std::atomic<int> opened{0};  // writers so far

    void strike(FaultAt place) {
        if (at != place || times <= 0) return;
        --times;
        throw store::StoreError(failure, "injected");
    }
};

class FaultyWriter final : public store::WriterConnection {
  public:
    FaultyWriter(std::unique_ptr<store::WriterConnection> real, Fault& fault)
        : real_(std::move(real)), fault_(fault) {}

    void query(std::string_view sql, const store::Values& parameters, const Visit& visit) override {
        guard(FaultAt::statement);
        real_->query(sql, parameters, visit);
    }
    std::int64_t execute(std::string_view sql, const store::Values& parameters) override {
        guard(FaultAt::statement);
        return real_->execute(sql, parameters);
    }
    const store::Dialect& dialect() const override { return real_->dialect(); }
    void begin() override {
        guard(FaultAt::begin);
        real_->begin();
    }
    void commit() override {
        guard(FaultAt::commit);
        real_->commit();
    }
    void rollback() noexcept override { real_->rollback(); }
    void savepoint() override { real_->savepoint(); }
    void release_savepoint() override { real_->release_savepoint(); }
    void rollback_to_savepoint() override { real_->rollback_to_savepoint(); }
    bool is_usable() const override { return usable_ && real_->is_usable(); }

  private:
    void guard(FaultAt place) {
        try {
            fault_.strike(place);
        } catch (const store::StoreError& error) {
            usable_ = error.failure() != store::StoreFailure::connection_lost;
            throw;
        }
    }

    std::unique_ptr<store::WriterConnection> real_;
    Fault& fault_;
    bool usable_ = true;
};

class FaultyDatabase final : public store::Database {
  public:
    FaultyDatabase(store::Database& real, Fault& fault) : real_(real), fault_(fault) {}

    std::unique_ptr<store::WriterConnection> open_writer() override {
        fault_.strike(FaultAt::open);
        ++fault_.opened;
        return std::make_unique<FaultyWriter>(real_.open_writer(), fault_);
    }
    void read(const std::function<void(store::Connection&)>& use) override { real_.read(use); }
    store::DatabaseStatus status() override { return real_.status(); }
    const store::Dialect& dialect() const override { return real_.dialect(); }
    std::shared_ptr<void> listen(std::function<void()> on_wake) override {
        return real_.listen(std::move(on_wake));
    }
    std::string_view notify_sql() const override { return real_.notify_sql(); }

  private:
    store::Database& real_;
    Fault& fault_;
};

}  // namespace multaqa::test
