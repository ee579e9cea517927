#include "store/transaction.hpp"

#include "store/parameters.hpp"

namespace multaqa::store {
namespace {

struct Visiting {
    explicit Visiting(int& count) : count_(count) { ++count_; }
    ~Visiting() { --count_; }
    Visiting(const Visiting&) = delete;
    Visiting& operator=(const Visiting&) = delete;
    int& count_;
};

}  // namespace

void Transaction::require_open() const {
    if (!driver_->in_transaction() && !failed_)
        throw StoreError(StoreFailure::other, "no transaction is open");
    if (failed_) throw StoreError(StoreFailure::other, "a statement has failed: roll back before going on");
}

void Transaction::query(std::string_view sql, const Values& parameters, const Connection::Visit& visit) {
    require_open();
    check_parameters(parameters);
    const Visiting visiting(visits_);
    try {
        driver_->query(sql, parameters, visit);
    } catch (const StoreError&) {
        failed_ = true;
        throw;
    }
}

std::int64_t Transaction::execute(std::string_view sql, const Values& parameters) {
    require_open();
    check_parameters(parameters);
    if (visits_ > 0) throw StoreError(StoreFailure::other, "execute within a visit of rows");
    try {
        return driver_->execute(sql, parameters);
    } catch (const StoreError&) {
        failed_ = true;
        throw;
    }
}

void Transaction::control(std::string_view sql) {
    if (failed_) require_open();
    try {
        driver_->control(sql);
    } catch (const StoreError&) {
        failed_ = driver_->in_transaction();
        throw;
    }
}

// Rolling back to a savepoint keeps it on both databases; without the release they would pile up.
void Transaction::undo_to_savepoint() {
    failed_ = true;
    driver_->control("ROLLBACK TO SAVEPOINT command");
    driver_->control("RELEASE SAVEPOINT command");
    failed_ = false;
}

void Transaction::undo_all() {
    if (driver_->in_transaction()) driver_->control("ROLLBACK");
    failed_ = false;
}

void Writer::query(std::string_view sql, const Values& parameters, const Visit& visit) {
    transaction_.query(sql, parameters, visit);
}

std::int64_t Writer::execute(std::string_view sql, const Values& parameters) {
    return transaction_.execute(sql, parameters);
}

void Writer::begin() {
    transaction_.control(dialect().begin_write);
}

void Writer::commit() {
    transaction_.control("COMMIT");
}

void Writer::rollback() noexcept {
    try {
        transaction_.undo_all();
    } catch (...) {
        broken_ = true;
    }
}

void Writer::savepoint() {
    transaction_.control("SAVEPOINT command");
}

void Writer::release_savepoint() {
    transaction_.control("RELEASE SAVEPOINT command");
}

void Writer::rollback_to_savepoint() {
    transaction_.undo_to_savepoint();
}

void Reader::query(std::string_view sql, const Values& parameters, const Visit& visit) {
    transaction_.query(sql, parameters, visit);
}

std::int64_t Reader::execute(std::string_view sql, const Values& parameters) {
    return transaction_.execute(sql, parameters);
}

void Reader::begin() {
    transaction_.control(dialect().begin_read);
}

void Reader::end() noexcept {
    try {
        transaction_.undo_all();
    } catch (...) {
        broken_ = true;
    }
}

}  // namespace multaqa::store
