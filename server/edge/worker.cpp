#include "edge/worker.hpp"

#include <boost/asio/post.hpp>
#include <ctime>
#include <random>
#include <utility>

namespace multaqa::edge {
namespace {

constexpr auto kShardTick = std::chrono::seconds(1);
// 6 + 1 + 8 characters fit a std::string without allocation; the counter starts again after 4 billion requests.

std::string hex(std::uint64_t number, std::size_t digits) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(digits, '0');
    for (std::size_t i = digits; i-- > 0; number >>= 4) text[i] = kDigits[number & 15];
    return text;
}

// RFC 9110 §5.6.7, always in English, so not by strftime with the process's locale.
std::string http_date(std::time_t seconds) {
    constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                     kDays.at(static_cast<std::size_t>(utc.tm_wday)), utc.tm_mday,
                                     kMonths.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900, utc.tm_hour,
                                     utc.tm_min, utc.tm_sec);
    return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

Worker::Worker(std::chrono::milliseconds sweep)
    : sweep_(sweep), id_prefix_(hex(std::random_device{}(), 6) + "-"), timer_(context_), work_(context_.get_executor()) {
    read_clocks();
}

Worker::~Worker() { stop(); }

void Worker::post(std::function<void()> work) { asio::post(context_, std::move(work)); }

void Worker::start() {
    arm();
    thread_ = std::thread([this] {
        look_over();  // gives the shard its clock before the first connection
        context_.run();
    });
}

void Worker::stop() {
    if (!thread_.joinable()) return;
    post([this] {
        stopping_ = true;  // cancel() does not reach a timer whose handler is queued already
        while (!connections_.empty()) connections_.back()->abort();
        timer_.cancel();
        work_.reset();
    });
    thread_.join();
}

void Worker::add(std::shared_ptr<Connection> connection) {
    if (stopping_) return;  // accepted just before
    connection->place_ = connections_.size();
    connections_.push_back(connection);
    connection->start();
    if (draining_) connection->drain();
}

void Worker::remove(Connection& connection) {
    const auto place = connection.place_;
    if (place >= connections_.size() || connections_[place].get() != &connection) return;
    const auto removed = std::move(connections_[place]);  // keeps it alive until the list is whole again
    if (place + 1 != connections_.size()) {
        connections_[place] = std::move(connections_.back());
        connections_[place]->place_ = place;
    }
    connections_.pop_back();
}

void Worker::arm() {
    timer_.expires_after(sweep_);
    timer_.async_wait([this](ErrorCode error) {
        if (error || stopping_) return;
        look_over();
        arm();
    });
}

void Worker::read_clocks() {
    now_ = std::chrono::steady_clock::now();
    date_line_ = "Date: " + http_date(std::time(nullptr)) + "\r\n";
}

void Worker::look_over() {
    read_clocks();
    // Backwards: whoever closes itself is replaced by the last, which has been looked at.
    for (std::size_t i = connections_.size(); i-- > 0;)
        if (i < connections_.size()) connections_[i]->sweep(now_);
    if (shard_ && now_ - last_shard_tick_ >= kShardTick) {
        last_shard_tick_ = now_;
        shard_->tick(now_);
    }
}

void Worker::drain() {
    draining_ = true;
    for (std::size_t i = connections_.size(); i-- > 0;)
        if (i < connections_.size()) connections_[i]->drain();
}

std::string Worker::next_request_id() { return id_prefix_ + hex(next_id_++, 8); }

}  // namespace multaqa::edge
