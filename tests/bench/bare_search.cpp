// The comparison of `tests/run bench search`: the same questions as plain scans of the table: bare_search DB < questions
#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>
#include <vector>

#include "common/limits.hpp"
#include "common/text/search_fold.hpp"
#include "store/conditions.hpp"
#include "store/database.hpp"
#include "store/search_text.hpp"

namespace {

using namespace multaqa;

// Asked of the column itself, which has no index for it.
std::size_t scan(store::Connection& db, const std::vector<std::string>& words) {
    store::Conditions conditions;
    for (const auto& word : words) conditions.add("folded LIKE ", store::pattern_of(word));
    const auto sql = "SELECT kind, id FROM search_text" + conditions.where() + " ORDER BY length(folded), kind, id LIMIT " +
                     conditions.number(static_cast<std::int64_t>(limits::kSearchResultsDefault));
    return db.list(sql, conditions.values(), [](const store::Row& row) { return row.string(1); }).size();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "bare_search DB < questions\n";
        return 2;
    }
    const auto database = store::open_database({.url = "sqlite:" + std::string(argv[1]), .readers = 1});
    std::vector<double> milliseconds;
    std::size_t found = 0;
    for (std::string question; std::getline(std::cin, question);) {
        const auto words = search_words(question, limits::kSearchWords);
        if (words.empty()) continue;
        const auto begin = std::chrono::steady_clock::now();
        found += database->read_value([&](store::Connection& db) { return scan(db, words); });
        milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    if (milliseconds.empty()) return 1;
    std::sort(milliseconds.begin(), milliseconds.end());
    std::cout << "p50 " << milliseconds[milliseconds.size() / 2] << " ms, p99 "
              << milliseconds[milliseconds.size() * 99 / 100] << " ms (" << milliseconds.size() << " questions, " << found
              << " found)\n";
    return 0;
}
