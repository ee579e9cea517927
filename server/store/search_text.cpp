#include "store/search_text.hpp"

#include <algorithm>
#include <tuple>

#include "store/id_list.hpp"

namespace multaqa::store {
namespace {

constexpr std::size_t kTrigram = 3;

std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

struct Matching {
    std::string rows;  // FROM, with search_text as s
    std::string where;
};

// A pattern of less than three characters has no trigram, and SQLite's index would find nothing by it: those
// are compared with the rows that the others leave, or with every row.
Matching matching(const Dialect& dialect, const std::vector<std::string>& patterns, Conditions& conditions) {
    Matching result{"search_text s", ""};
    for (const auto& pattern : patterns) {
        const bool has_trigram = letters_of(pattern) >= kTrigram + 2;  // without the two %
        if (has_trigram) result.rows = dialect.search_rows;
        result.where += (result.where.empty() ? "" : " AND ") +
                        (has_trigram ? std::string(dialect.search_column) : "s.folded") + " LIKE " +
                        conditions.number(pattern);
    }
    return result;
}

struct Ranked {
    std::int64_t rank = 0;
    std::int64_t length = 0;
    Found found;
    auto key() const { return std::tie(rank, length, found.kind, found.id); }
};

// One query for at most kIdPortion scopes; none means all.
std::vector<Ranked> find_ranked(Connection& db, const SearchFor& wanted,
                                std::span<const std::string> scopes) {
    const auto& dialect = db.dialect();
    Conditions conditions;
    std::string scope_list;
    for (std::size_t i = 0; !scopes.empty() && i < kIdPortion; ++i)
        scope_list += (i == 0 ? "" : ", ") + conditions.number(scopes[std::min(i, scopes.size() - 1)]);
    std::vector<std::string> patterns;
    for (const auto& word : wanted.words) patterns.push_back(pattern_of(word));
    auto [rows, where] = matching(dialect, patterns, conditions);
    if (!wanted.kind.empty()) where += " AND s.kind = " + conditions.number(wanted.kind);
    if (!scopes.empty()) where += " AND s.scope IN (" + scope_list + ")";
    const auto& first = wanted.words.front();
    const auto rank = "CASE WHEN s.folded LIKE " + conditions.number("%\n " + first + "%") +
                      " THEN 0 WHEN s.folded LIKE " + conditions.number("% " + first + "%") +
                      " THEN 1 ELSE 2 END";
    const auto sql = "SELECT " + rank + ", length(s.folded), s.kind, s.id FROM " + rows + " WHERE " + where +
                     " ORDER BY 1, 2, 3, 4 LIMIT " +
                     conditions.number(static_cast<std::int64_t>(wanted.limit));
    return db.list(sql, conditions.values(), [](const Row& row) {
        return Ranked{row.integer(0), row.integer(1), {row.string(2), row.string(3)}};
    });
}

}  // namespace

std::string pattern_of(const std::string& word) {
    return (letters_of(word) < kTrigram ? "% " : "%") + word + "%";
}

void erase_search_text(Connection& db, std::string_view kind, const std::string& id) {
    const auto& dialect = db.dialect();
    if (!dialect.drop_trigrams.empty()) {
        const auto old = db.find("SELECT n, folded FROM search_text WHERE kind = $1 AND id = $2", {kind, id},
                                 [](const Row& row) { return std::pair(row.integer(0), row.string(1)); });
        if (!old) return;
        db.execute(dialect.drop_trigrams, {old->first, old->second});
    }
    db.execute("DELETE FROM search_text WHERE kind = $1 AND id = $2", {kind, id});
}

void put_search_text(Connection& db, const SearchText& text) {
    const auto& dialect = db.dialect();
    const auto old =
        db.find("SELECT scope, folded FROM search_text WHERE kind = $1 AND id = $2", {text.kind, text.id},
                [](const Row& row) { return std::pair(row.string(0), row.string(1)); });
    if (old && old->first == text.scope && old->second == text.folded) return;
    if (old) erase_search_text(db, text.kind, text.id);
    // Another node may bring an old database up to date at the same time.
    const auto n = db.find_integer(
        "INSERT INTO search_text (kind, id, scope, folded) VALUES ($1, $2, $3, $4) ON CONFLICT (kind, id) DO "
        "NOTHING "
        "RETURNING n",
        {text.kind, text.id, text.scope, text.folded});
    if (n && !dialect.add_trigrams.empty()) db.execute(dialect.add_trigrams, {*n, text.folded});
}

std::vector<Found> find_by_text(Connection& db, const SearchFor& wanted) {
    if (wanted.words.empty() || wanted.limit == 0) return {};
    std::vector<Ranked> ranked;
    if (!wanted.scopes) ranked = find_ranked(db, wanted, {});
    const auto all =
        wanted.scopes ? std::span<const std::string>(*wanted.scopes) : std::span<const std::string>();
    for (std::size_t start = 0; start < all.size(); start += kIdPortion) {
        auto some = find_ranked(db, wanted, all.subspan(start, std::min(kIdPortion, all.size() - start)));
        ranked.insert(ranked.end(), some.begin(), some.end());
    }
    std::sort(ranked.begin(), ranked.end(),
              [](const Ranked& a, const Ranked& b) { return a.key() < b.key(); });
    if (ranked.size() > wanted.limit) ranked.resize(wanted.limit);
    std::vector<Found> found;
    found.reserve(ranked.size());
    for (auto& one : ranked) found.push_back(std::move(one.found));
    return found;
}

std::vector<FoundText> list_by_starts(Connection& db, std::string_view kind,
                                      const std::vector<std::string>& starts, std::size_t limit) {
    const auto& dialect = db.dialect();
    Conditions conditions;
    std::vector<std::string> patterns;
    patterns.reserve(starts.size());
    for (const auto& start : starts) patterns.push_back("% " + start + "%");
    const auto [rows, where] = matching(dialect, patterns, conditions);
    const auto sql = "SELECT s.id, s.folded FROM " + rows + " WHERE " + where +
                     " AND s.kind = " + conditions.number(kind) + " LIMIT " +
                     conditions.number(static_cast<std::int64_t>(limit));
    return db.list(sql, conditions.values(), [](const Row& row) {
        return FoundText{row.string(0), row.string(1)};
    });
}

void Conditions::add_text_match(const Dialect& dialect, std::string_view kind,
                                const std::vector<std::string>& words) {
    if (words.empty()) return add("1 = 0");
    std::vector<std::string> patterns;
    patterns.reserve(words.size());
    for (const auto& word : words) patterns.push_back(pattern_of(word));
    const auto [rows, where] = matching(dialect, patterns, *this);
    add("id IN (SELECT s.id FROM " + rows + " WHERE " + where + " AND s.kind = " + number(kind) + ")");
}

}  // namespace multaqa::store
