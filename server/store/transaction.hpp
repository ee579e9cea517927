// The writer's and the readers' connections over a driver: the rules of transactions that hold on both
// databases.
#pragma once

#include <memory>

#include "store/database.hpp"
#include "store/driver.hpp"

namespace multaqa::store {

// Statements within a transaction. PostgreSQL refuses everything after a failed statement until it is rolled
// back; here that holds for SQLite too, so that a mistake shows on both.
class Transaction {
  public:
    explicit Transaction(std::unique_ptr<Driver> driver) : driver_(std::move(driver)) {}

    void query(std::string_view sql, const Values& parameters, const Connection::Visit& visit);
    std::int64_t execute(std::string_view sql, const Values& parameters);
    void control(std::string_view sql);
    // Back to the savepoint, or out of the transaction: also accepted after a failure, which is then
    // forgotten.
    void undo_to_savepoint();
    void undo_all();
    const Driver& driver() const { return *driver_; }

  private:
    void require_open() const;

    std::unique_ptr<Driver> driver_;
    bool failed_ = false;
    int visits_ = 0;
};

class Writer final : public WriterConnection {
  public:
    explicit Writer(std::unique_ptr<Driver> driver) : transaction_(std::move(driver)) {}
    ~Writer() override { rollback(); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void query(std::string_view sql, const Values& parameters, const Visit& visit) override;
    std::int64_t execute(std::string_view sql, const Values& parameters) override;
    const Dialect& dialect() const override { return transaction_.driver().dialect(); }

    void begin() override;
    void commit() override;
    void rollback() noexcept override;
    void savepoint() override;
    void release_savepoint() override;
    void rollback_to_savepoint() override;
    bool is_usable() const override { return transaction_.driver().is_usable() && !broken_; }

  private:
    Transaction transaction_;
    bool broken_ = false;
};

class Reader final : public Connection {
  public:
    explicit Reader(std::unique_ptr<Driver> driver) : transaction_(std::move(driver)) {}

    void query(std::string_view sql, const Values& parameters, const Visit& visit) override;
    std::int64_t execute(std::string_view sql, const Values& parameters) override;
    const Dialect& dialect() const override { return transaction_.driver().dialect(); }

    void begin();
    void end() noexcept;
    bool is_usable() const { return transaction_.driver().is_usable() && !broken_; }

  private:
    Transaction transaction_;
    bool broken_ = false;
};

}  // namespace multaqa::store
