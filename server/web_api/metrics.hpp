// Counters, gauges and histograms for /metrics, written as Prometheus text (exposition format 0.0.4).
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace multaqa::web_api {

class Counter {
  public:
    void add(std::uint64_t n = 1) { value_.fetch_add(n, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<std::uint64_t> value_ = 0;
};

class Histogram {
  public:
    static constexpr std::array<double, 12> kBounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                       0.05,   0.1,   0.25,   0.5,   1.0,  5.0};  // seconds
    void observe(std::chrono::nanoseconds duration);
    std::uint64_t bucket(std::size_t i) const { return buckets_[i].load(std::memory_order_relaxed); }
    std::uint64_t nanoseconds() const { return sum_.load(std::memory_order_relaxed); }

  private:
    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> buckets_{};  // not cumulative; the last is +Inf
    std::atomic<std::uint64_t> sum_ = 0;
};

// Register at start, count from any thread, read with text(). References stay valid as long as the registry lives.
class Metrics {
  public:
    using Labels = std::vector<std::pair<std::string, std::string>>;

    Counter& counter(std::string name, std::string help, Labels labels = {});
    Histogram& histogram(std::string name, std::string help, Labels labels = {});
    // `read` is called by text(), on its thread. `kind` is "gauge" or "counter".
    void probe(std::string name, std::string help, std::string kind, std::function<double()> read, Labels labels = {});

    std::string text() const;

  private:
    struct Series {
        std::string name, help, kind, labels;
        const Counter* counter = nullptr;
        const Histogram* histogram = nullptr;
        std::function<double()> read;
    };
    static void write(const Series& series, std::string& out);

    mutable std::mutex mutex_;
    std::deque<Counter> counters_;
    std::deque<Histogram> histograms_;
    std::vector<Series> series_;
};

}  // namespace multaqa::web_api
