// What all connections of a server share: options, the service, limits, counters.
#pragma once

#include <atomic>

#include "edge/admission.hpp"
#include "edge/options.hpp"
#include "edge/server.hpp"
#include "web_api/metrics.hpp"
#include "web_api/origin.hpp"
#include "web_api/service.hpp"

namespace multaqa::edge {

struct EdgeCounters {
    explicit EdgeCounters(web_api::Metrics& metrics)
        : prepared(metrics.counter("multaqa_edge_prepared_total", "Answers given from memory on the I/O thread")),
          not_modified(metrics.counter("multaqa_edge_not_modified_total", "Of these, answered 304")),
          refused(metrics.counter("multaqa_edge_refused_connections_total", "Connections beyond the limits")),
          malformed(metrics.counter("multaqa_edge_malformed_total", "Requests that were not HTTP, or too large")),
          timed_out(metrics.counter("multaqa_edge_timed_out_total", "Connections closed because they were too slow")),
          upgrades(metrics.counter("multaqa_edge_upgrades_total", "Live connections accepted")) {}
    web_api::Counter &prepared, &not_modified, &refused, &malformed, &timed_out, &upgrades;
};

struct EdgeContext {
    Options options;
    ServerParts parts;
    web_api::OriginPolicy origins;
    Admission admission;
    EdgeCounters counters;
};

}  // namespace multaqa::edge
