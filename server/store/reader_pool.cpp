#include "store/reader_pool.hpp"

namespace multaqa::store {

ReaderPool::ReaderPool(int size, OpenDriver open) : size_(size), open_(std::move(open)) {
    idle_.reserve(static_cast<std::size_t>(size));  // so that giving back cannot fail
}

void ReaderPool::keep(std::unique_ptr<Driver> driver) {
    auto reader = std::make_unique<Reader>(std::move(driver));
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(reader));
}

// Waits for a place; null when a connection has to be opened for it.
std::unique_ptr<Reader> ReaderPool::take() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [&] { return lent_ < size_; });
    ++lent_;
    if (idle_.empty()) return nullptr;
    auto reader = std::move(idle_.back());
    idle_.pop_back();
    return reader;
}

void ReaderPool::give_back(std::unique_ptr<Reader> reader) noexcept {
    {
        const std::lock_guard lock(mutex_);
        --lent_;
        if (reader && reader->is_usable()) idle_.push_back(std::move(reader));
    }
    returned_.notify_one();
}

std::unique_ptr<Reader> ReaderPool::begin() {
    auto reader = take();
    try {
        if (reader) {
            try {
                reader->begin();
                return reader;
            } catch (const StoreError&) {
                if (reader->is_usable()) throw;
            }
        }
        reader = std::make_unique<Reader>(open_());
        reader->begin();
        return reader;
    } catch (...) {
        give_back(std::move(reader));
        throw;
    }
}

void ReaderPool::read(const std::function<void(Connection&)>& use) {
    auto reader = begin();
    const auto finish = [&] {
        reader->end();
        give_back(std::move(reader));
    };
    try {
        use(*reader);
    } catch (...) {
        finish();
        throw;
    }
    finish();
}

}  // namespace multaqa::store
