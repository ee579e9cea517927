// Answers that are ready in memory, in each content coding: released documents and static files.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web_api/header_values.hpp"

namespace multaqa::web_api {

struct PreparedBody {
    std::string head;  // complete header block of the 200 answer, less Date and Connection; ends before the blank line
    std::shared_ptr<const std::string> body;
    std::string etag;  // strong, differs per coding
};

// Immutable; shared by all connections that are sending it.
struct Prepared {
    PreparedBody identity;               // always there
    std::shared_ptr<PreparedBody> gzip;  // may be null
    std::shared_ptr<PreparedBody> brotli;
    std::string not_modified_head;  // header block of the 304 answer without ETag

    const PreparedBody& choose(const AcceptedCodings& accepted) const;
};

struct PreparedSource {
    std::string content_type;
    std::string cache_control;
    std::string etag;  // without quotes
    std::vector<std::pair<std::string, std::string>> headers;
    std::shared_ptr<const std::string> identity, gzip, brotli;  // the twins may be null
};
std::shared_ptr<const Prepared> prepare(PreparedSource source);

// Target → Prepared. Readers take no lock that a writer holds for longer than a pointer swap.
class PreparedTable {
  public:
    PreparedTable();
    ~PreparedTable();
    std::shared_ptr<const Prepared> find(std::string_view target) const;
    using Item = std::pair<std::string, std::shared_ptr<const Prepared>>;
    void put(std::string target, std::shared_ptr<const Prepared> prepared);  // replaces
    void put(std::vector<Item> items);  // all at once: a put costs a copy of the table, so give many together
    void remove(std::string_view target);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// gzip of the text at the best level, for twins.
std::string gzip(std::string_view text);

}  // namespace multaqa::web_api
