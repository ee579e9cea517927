#include "web_api/metrics.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace multaqa::web_api {
namespace {

// name="value",…; values are our own words, so only the three escapes of the format are needed.
std::string encode(const Metrics::Labels& labels) {
    std::string text;
    for (const auto& [name, value] : labels) {
        if (!text.empty()) text += ',';
        text += name + "=\"";
        for (char c : value) {
            if (c == '"' || c == '\\') text += '\\';
            if (c == '\n') text += "\\n";
            else text += c;
        }
        text += '"';
    }
    return text;
}

std::string number(double value) {
    std::array<char, 64> buffer{};
    const bool ordinary = value == 0 || (std::abs(value) > 1e-9 && std::abs(value) < 1e18);
    const auto format = ordinary ? std::chars_format::fixed : std::chars_format::general;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
    return {buffer.data(), end};
}

void line(std::string& out, std::string_view name, const std::string& labels, const std::string& value) {
    out.append(name);
    if (!labels.empty()) out.append("{").append(labels).append("}");
    out.append(" ").append(value).append("\n");
}

}  // namespace

void Histogram::observe(std::chrono::nanoseconds duration) {
    const double seconds = std::chrono::duration<double>(duration).count();
    const auto bound = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
    buckets_[static_cast<std::size_t>(bound - kBounds.begin())].fetch_add(1, std::memory_order_relaxed);
    sum_.fetch_add(static_cast<std::uint64_t>(duration.count()), std::memory_order_relaxed);
}

Counter& Metrics::counter(std::string name, std::string help, Labels labels) {
    const std::lock_guard lock(mutex_);
    auto& counter = counters_.emplace_back();
    series_.push_back({.name = std::move(name), .help = std::move(help), .kind = "counter", .labels = encode(labels),
                       .counter = &counter, .histogram = nullptr, .read = {}});
    return counter;
}

Histogram& Metrics::histogram(std::string name, std::string help, Labels labels) {
    const std::lock_guard lock(mutex_);
    auto& histogram = histograms_.emplace_back();
    series_.push_back({.name = std::move(name), .help = std::move(help), .kind = "histogram",
                       .labels = encode(labels), .counter = nullptr, .histogram = &histogram, .read = {}});
    return histogram;
}

void Metrics::probe(std::string name, std::string help, std::string kind, std::function<double()> read,
                    Labels labels) {
    const std::lock_guard lock(mutex_);
    series_.push_back({.name = std::move(name), .help = std::move(help), .kind = std::move(kind),
                       .labels = encode(labels), .counter = nullptr, .histogram = nullptr, .read = std::move(read)});
}

void Metrics::write(const Series& series, std::string& out) {
    if (series.counter) return line(out, series.name, series.labels, std::to_string(series.counter->value()));
    if (series.read) return line(out, series.name, series.labels, number(series.read()));
    const std::string comma = series.labels.empty() ? "" : series.labels + ",";
    std::uint64_t total = 0;
    for (std::size_t i = 0; i <= Histogram::kBounds.size(); ++i) {
        total += series.histogram->bucket(i);
        const auto bound = i < Histogram::kBounds.size() ? number(Histogram::kBounds[i]) : "+Inf";
        line(out, series.name + "_bucket", comma + "le=\"" + bound + "\"", std::to_string(total));
    }
    line(out, series.name + "_sum", series.labels, number(static_cast<double>(series.histogram->nanoseconds()) / 1e9));
    line(out, series.name + "_count", series.labels, std::to_string(total));
}

// The format wants all series of one name together, below its two comment lines.
std::string Metrics::text() const {
    const std::lock_guard lock(mutex_);
    std::string out;
    std::vector<std::string_view> written;
    for (const auto& first : series_) {
        if (std::find(written.begin(), written.end(), first.name) != written.end()) continue;
        written.push_back(first.name);
        out += "# HELP " + first.name + " " + first.help + "\n# TYPE " + first.name + " " + first.kind + "\n";
        for (const auto& series : series_)
            if (series.name == first.name) write(series, out);
    }
    return out;
}

}  // namespace multaqa::web_api
