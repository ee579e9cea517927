#include "tables/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "common/limits.hpp"
#include "common/text/charset.hpp"
#include "tables/table_builder.hpp"

namespace multaqa::tables {
namespace {

constexpr std::array kDelimiters = {';', ',', '\t'};
constexpr std::size_t kSampledRecords = 50;

// The fields of a text, one record after the other. A record's number is its own, not that of its first line: so counts
// the spreadsheet that shows it.
class CsvText {
  public:
    CsvText(std::string_view text, char delimiter) : rest_(text), delimiter_(delimiter) {}

    bool at_end() const { return rest_.empty(); }
    // Takes one field; answers whether the record goes on after it.
    enum class After { more, end_of_record };
    After take(std::string& field) {
        field.clear();
        if (rest_.starts_with('"')) take_quoted(field);
        take_plain(field);
        if (rest_.empty()) return After::end_of_record;
        const char stop = rest_.front();
        rest_.remove_prefix(1);
        if (stop == delimiter_) return After::more;
        if (stop == '\r' && rest_.starts_with('\n')) rest_.remove_prefix(1);
        ++line_;
        return After::end_of_record;
    }

  private:
    void take_plain(std::string& field) {
        const char stops[] = {delimiter_, '\r', '\n'};
        const auto end = std::min(rest_.find_first_of(std::string_view(stops, sizeof stops)), rest_.size());
        field += rest_.substr(0, end);
        rest_.remove_prefix(end);
    }
    void take_quoted(std::string& field) {
        const std::size_t begin = line_;
        rest_.remove_prefix(1);
        for (;;) {
            const auto quote = rest_.find('"');
            if (quote == std::string_view::npos) unreadable("fault.table-quote", {{"line", std::to_string(begin)}});
            for (const char c : rest_.substr(0, quote)) line_ += c == '\n' ? 1 : 0;
            field += rest_.substr(0, quote);
            rest_.remove_prefix(quote + 1);
            if (!rest_.starts_with('"')) return;
            field += '"';
            rest_.remove_prefix(1);
        }
    }

    std::string_view rest_;
    char delimiter_;
    std::size_t line_ = 1;
};

// How many of the first records have the commonest width above one.
std::size_t agreement(std::string_view text, char delimiter) {
    std::map<std::size_t, std::size_t> widths;
    CsvText fields(text, delimiter);
    std::string field;
    try {
        for (std::size_t record = 0; record < kSampledRecords && !fields.at_end(); ++record) {
            std::size_t width = 1;
            while (fields.take(field) == CsvText::After::more) ++width;
            if (width > 1) ++widths[width];
        }
    } catch (const BrokenTable&) {
        return 0;  // quotes that end with another delimiter only
    }
    std::size_t most = 0;
    for (const auto& [width, records] : widths) most = std::max(most, records);
    return most;
}

// Excel's own way to say it, in a first line that is no row.
std::optional<char> take_stated_delimiter(std::string_view& text) {
    if (text.size() < 6 || !text.starts_with("sep=") || (text[5] != '\r' && text[5] != '\n')) return std::nullopt;
    const char delimiter = text[4];
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return delimiter;
}

char delimiter_of(std::string_view text) {
    char best = kDelimiters.front();
    for (const char delimiter : kDelimiters)
        if (agreement(text, delimiter) > agreement(text, best)) best = delimiter;
    return best;
}

Table read_fields(std::string_view text, char delimiter, Reading reading) {
    TableBuilder table;
    CsvText fields(text, delimiter);
    std::string field;
    for (std::size_t number = 1; !fields.at_end(); ++number) {
        table.begin_row(number);
        std::size_t column = 0;
        for (auto after = CsvText::After::more; after == CsvText::After::more; ++column) {
            after = fields.take(field);
            table.put(column, field);
        }
    }
    reading.delimiter = delimiter;
    return table.finish(std::move(reading));
}

}  // namespace

Result<Table> read_csv(std::string_view bytes) {
    const auto decoded = decode_text(bytes);
    if (!decoded) return Problem{.code = ProblemCode::import_unreadable, .faults = {{"", "fault.table-charset", {}}}};
    std::string_view text = decoded->text;
    const auto stated = take_stated_delimiter(text);
    try {
        return read_fields(text, stated ? *stated : delimiter_of(text), {.charset = std::string(word(decoded->charset)), .delimiter = {}, .sheet = {}});
    } catch (const BrokenTable& broken) {
        return broken.problem;
    }
}

}  // namespace multaqa::tables
