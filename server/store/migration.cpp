#include "store/migration.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "store/sql_script.hpp"
#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

[[noreturn]] void refuse(std::string_view why, std::string_view what) {
    throw StoreError(StoreFailure::other, "migration: " + std::string(why) + ": " + std::string(what));
}

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return result;
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
        throw StoreError(StoreFailure::other, "SHA-256 is not available");
    }
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < length; ++i) {
        text += kDigits[digest[i] >> 4];
        text += kDigits[digest[i] & 15];
    }
    return text;
}

// NNNN_words.sql
int number_of(std::string_view name) {
    const bool long_enough = name.size() > 9 && name[4] == '_' && name.substr(name.size() - 4) == ".sql";
    if (!long_enough) refuse("a file's name is NNNN_words.sql", name);
    const auto digits = name.substr(0, 4);
    const auto words = name.substr(5, name.size() - 9);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_name = [&](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; };
    if (!std::all_of(digits.begin(), digits.end(), is_digit) ||
        !std::all_of(words.begin(), words.end(), is_name)) {
        refuse("a file's name is NNNN_words.sql", name);
    }
    return std::stoi(std::string(digits));
}

// Everything else is either not in both databases or ends the migration's transaction.
constexpr std::string_view kTrigramIndex = "CREATE TRIGRAM INDEX ";
constexpr std::string_view kAllowed[] = {
    "CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ", kTrigramIndex, "ALTER TABLE ",
    "DROP TABLE ",   "DROP INDEX ",   "INSERT INTO ",         "UPDATE ",     "DELETE FROM "};

bool begins_with(std::string_view text, std::string_view words) {
    return text.substr(0, words.size()) == words;
}

std::string replace(std::string_view text, std::string_view mark, std::string_view by) {
    std::string result;
    while (true) {
        const auto at = text.find(mark);
        result += text.substr(0, at);
        if (at == std::string_view::npos) break;
        result += by;
        text.remove_prefix(at + mark.size());
    }
    return result;
}

// CREATE TRIGRAM INDEX index ON table (column)
std::string write_trigram_index(std::string_view statement, const Dialect& dialect) {
    const auto index = first_word(statement.substr(kTrigramIndex.size()));
    auto rest = trim(statement.substr(kTrigramIndex.size() + index.size()));
    if (!begins_with(rest, "ON ")) refuse("CREATE TRIGRAM INDEX index ON table (column)", statement);
    rest = trim(rest.substr(3));
    const auto table = first_word(rest);
    rest = trim(rest.substr(table.size()));
    const auto column = begins_with(rest, "(") ? first_word(rest.substr(1)) : std::string_view{};
    if (index.empty() || table.empty() || column.empty() || rest.size() != column.size() + 2)
        refuse("CREATE TRIGRAM INDEX index ON table (column)", statement);
    return replace(replace(replace(dialect.trigram_index, "{index}", index), "{table}", table), "{column}",
                   column);
}

bool is_table_constraint(std::string_view item) {
    const auto word = upper(first_word(item));
    return word == "PRIMARY" || word == "UNIQUE" || word == "FOREIGN" || word == "CHECK" ||
           word == "CONSTRAINT";
}

// SQLite's name of what a column of this type may hold.
std::string_view storage_class(std::string_view column, std::string_view type) {
    const auto word = first_word(type);
    if (word == "BIGINT" || begins_with(type, kSqliteDialect.serial_key)) return "integer";
    if (word == "TEXT") return "text";
    if (word == "BLOB" || word == "BYTEA") return "blob";
    if (word == "DOUBLE" && first_word(type.substr(word.size())) == "PRECISION") return "real";
    refuse("a column's type is BIGINT, TEXT, {blob} or DOUBLE PRECISION", column);
}

std::string check_column(std::string_view item) {
    const auto name = first_word(item);
    if (name.empty()) refuse("a column's name is a plain word", item);
    const auto kind = storage_class(item, trim(item.substr(name.size())));
    return std::string(item) + " CHECK (typeof(" + std::string(name) + ") IN ('" + std::string(kind) +
           "', 'null'))";
}

std::string check_table(std::string_view statement) {
    const auto open = statement.find('(');
    if (open == std::string_view::npos || statement.back() != ')') refuse("CREATE TABLE name (…)", statement);
    std::string result(statement.substr(0, open + 1));
    std::string_view separator = "\n    ";
    for (const auto& item : split_items(statement.substr(open + 1, statement.size() - open - 2))) {
        result += separator;
        result += is_table_constraint(item) ? item : check_column(item);
        separator = ",\n    ";
    }
    return result + "\n)";
}

std::string add_type_checks(const std::string& statement) {
    if (begins_with(statement, "CREATE TABLE ")) return check_table(statement);
    constexpr std::string_view kAdd = " ADD COLUMN ";
    const auto add = statement.find(kAdd);
    if (!begins_with(statement, "ALTER TABLE ") || add == std::string::npos) return statement;
    const auto column = add + kAdd.size();
    return statement.substr(0, column) + check_column(std::string_view(statement).substr(column));
}

}  // namespace

Migration read_migration(const embedded::File& file) {
    Migration migration{number_of(file.name), std::string(file.name), sha256(file.bytes),
                        split_statements(file.bytes)};
    if (migration.statements.empty()) refuse("no statement", file.name);
    for (const auto& statement : migration.statements) {
        const bool allowed =
            std::any_of(std::begin(kAllowed), std::end(kAllowed),
                        [&](std::string_view words) { return begins_with(statement, words); });
        if (!allowed) refuse("not a statement for migrations", statement);
    }
    return migration;
}

// PostgreSQL needs no checks, but the rules hold for both.
std::string write_statement(std::string_view statement, const Dialect& dialect) {
    if (begins_with(statement, kTrigramIndex)) return write_trigram_index(statement, dialect);
    auto written = replace(replace(statement, "{blob}", dialect.blob_type), "{serial}", dialect.serial_key);
    auto checked = add_type_checks(written);
    return dialect.name == kSqliteDialect.name ? checked : written;
}

std::vector<std::string> write_statements(std::string_view statement, const Dialect& dialect) {
    std::vector<std::string> statements;
    if (begins_with(statement, kTrigramIndex) && !dialect.prepare_trigrams.empty())
        statements.emplace_back(dialect.prepare_trigrams);
    statements.push_back(write_statement(statement, dialect));
    return statements;
}

}  // namespace multaqa::store
