#include "web_api/metrics.hpp"

#include <gtest/gtest.h>

namespace multaqa::web_api {
namespace {

using namespace std::chrono_literals;

TEST(Metrics, WritesPrometheusTextWithTheSeriesOfANameTogether) {
    Metrics metrics;
    metrics.counter("a_total", "What a is", {{"k", "x\"y\\"}}).add(2);
    metrics.probe("b", "What b is", "gauge", [] { return 1.5; });
    metrics.counter("a_total", "What a is", {{"k", "z"}}).add();
    EXPECT_EQ(metrics.text(),
              "# HELP a_total What a is\n# TYPE a_total counter\n"
              "a_total{k=\"x\\\"y\\\\\"} 2\n"
              "a_total{k=\"z\"} 1\n"
              "# HELP b What b is\n# TYPE b gauge\nb 1.5\n");
}

TEST(Metrics, CumulatesTheBucketsOfAHistogram) {
    Metrics metrics;
    auto& histogram = metrics.histogram("h", "Seconds");
    histogram.observe(1ms);
    histogram.observe(3ms);
    histogram.observe(10s);
    const auto text = metrics.text();
    for (const char* line : {"h_bucket{le=\"0.0005\"} 0\n", "h_bucket{le=\"0.001\"} 1\n", "h_bucket{le=\"0.005\"} 2\n",
                             "h_bucket{le=\"5\"} 2\n", "h_bucket{le=\"+Inf\"} 3\n", "h_sum 10.004\n", "h_count 3\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
}

}  // namespace
}  // namespace multaqa::web_api
