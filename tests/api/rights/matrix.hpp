// The readable matrix of rights, tests/data/rights/matrix.txt: one line for each route and kind of thing that it names.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace multaqa::test {

// The columns, in order of the file. From the second to the eighth they are accounts; `other` organizes another event, the
// next three hold a grant of the event that is asked about. Then who comes to the rights of an account by another way:
// `reader` and `scoped` with a token of the organizer that only reads, that counts in another event alone; `assistant` acts
// for the organizer; `guest` is a participant with a viewer's grant of the organization that organizes the event.
inline constexpr std::array kCallers{"anonymous", "participant", "other",  "viewer", "editor",    "organizer",
                                     "protocol",  "admin",       "reader", "scoped", "assistant", "guest"};

struct MatrixLine {
    std::string method;
    std::string pattern;  // as the router has it
    std::string query;    // "?audience=staff" or ""
    std::string variant;  // "@own": which thing stands for the ids of the path; "" where there is one kind only
    std::vector<std::string> expected;
    std::string body;     // JSON

    std::string route() const { return method + " " + pattern; }
    // As it stands in the file, with these outcomes.
    std::string with(const std::vector<std::string>& outcomes) const;
};

// "METHOD PATTERN [?QUERY] [@VARIANT] OUTCOME… [BODY]"; blank lines and those that begin with # are skipped.
std::vector<MatrixLine> read_matrix(const std::string& path);

// What a status says of rights: 401, 403 and 404 say themselves; "ok" is everything that the rights let through, whether it
// was then carried out (2xx, 3xx) or refused for another reason (409, 412, 422 …). What the server failed at is "failed".
std::string outcome_of(int status);

}  // namespace multaqa::test
