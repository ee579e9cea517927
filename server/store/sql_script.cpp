#include "store/sql_script.hpp"

#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

[[noreturn]] void refuse(const std::string& why) {
    throw StoreError(StoreFailure::other, "migration: " + why);
}

// Reads SQL piece by piece: a quoted text, or one character outside of quotes.
class Scanner {
  public:
    explicit Scanner(std::string_view sql) : rest_(sql) {}

    bool at_end() const { return rest_.empty(); }
    bool starts_with(std::string_view text) const { return rest_.substr(0, text.size()) == text; }

    std::string_view take_piece() {
        const char first = rest_.front();
        if (first != '\'' && first != '"') return take(1);
        const auto end = rest_.find(first, 1);  // a doubled quote is two quoted texts side by side
        if (end == std::string_view::npos) refuse("a quote is not closed");
        return take(end + 1);
    }
    void skip_line() { take(std::min(rest_.find('\n'), rest_.size())); }

  private:
    std::string_view take(std::size_t count) {
        const auto piece = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return piece;
    }

    std::string_view rest_;
};

// Counts brackets; throws when one is closed that was never opened.
void follow_depth(std::string_view piece, int& depth) {
    if (piece == "(") ++depth;
    if (piece == ")" && --depth < 0) refuse("a bracket is closed that was not opened");
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::string_view first_word(std::string_view text) {
    text = trim(text);
    std::size_t length = 0;
    while (length < text.size() && is_word(text[length])) ++length;
    return text.substr(0, length);
}

std::vector<std::string> split_statements(std::string_view script) {
    std::vector<std::string> statements;
    std::string statement;
    int depth = 0;
    Scanner scanner(script);
    while (!scanner.at_end()) {
        if (scanner.starts_with("--")) {
            scanner.skip_line();
            continue;
        }
        if (scanner.starts_with("/*")) refuse("write comments as --");
        if (scanner.starts_with("$")) refuse("no dollar quotes and no placeholders");
        const auto piece = scanner.take_piece();
        if (piece == ";") {
            if (depth != 0) refuse("a bracket is not closed");
            if (trim(statement).empty()) refuse("an empty statement");
            statements.emplace_back(trim(statement));
            statement.clear();
            continue;
        }
        follow_depth(piece, depth);
        statement += piece;
    }
    if (!trim(statement).empty()) refuse("the last statement has no semicolon");
    return statements;
}

std::vector<std::string> split_items(std::string_view list) {
    std::vector<std::string> items;
    std::string item;
    int depth = 0;
    Scanner scanner(list);
    while (!scanner.at_end()) {
        const auto piece = scanner.take_piece();
        if (piece == "," && depth == 0) {
            items.emplace_back(trim(item));
            item.clear();
            continue;
        }
        follow_depth(piece, depth);
        item += piece;
    }
    items.emplace_back(trim(item));
    return items;
}

}  // namespace multaqa::store
