// Lends reader connections: opens them when first needed, keeps them, replaces those that broke.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "store/driver.hpp"
#include "store/transaction.hpp"

namespace multaqa::store {

class ReaderPool {
  public:
    ReaderPool(int size, OpenDriver open);

    // A connection that is open already, for the first reader.
    void keep(std::unique_ptr<Driver> driver);

    // Runs `use` in a read transaction. A connection that was lost while it lay idle is replaced before `use`
    // runs; one that is lost while `use` runs is thrown on, since `use` cannot be assumed to bear running
    // twice.
    void read(const std::function<void(Connection&)>& use);

  private:
    std::unique_ptr<Reader> take();
    std::unique_ptr<Reader> begin();
    void give_back(std::unique_ptr<Reader> reader) noexcept;

    const int size_;
    const OpenDriver open_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Reader>> idle_;
    int lent_ = 0;
};

}  // namespace multaqa::store
