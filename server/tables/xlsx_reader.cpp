#include "tables/xlsx_reader.hpp"

#include <libxml/xmlreader.h>

#include <charconv>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "common/limits.hpp"
#include "tables/serial_date.hpp"
#include "tables/table_builder.hpp"
#include "tables/zip_archive.hpp"

namespace multaqa::tables {
namespace {

struct FreeXml {
    void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

int read_part(void* context, char* to, int most) { return static_cast<ZipArchive*>(context)->read(to, most); }
int close_part(void*) { return 0; }

// The elements of one part, streamed. Entities are never replaced and a document type is refused: no part has one.
constexpr std::size_t kNumberFormats = 10'000;
constexpr std::size_t kSheetNameBytes = 31 * 4;  // 31 characters are all that a sheet's name may have
constexpr std::size_t kSheetRows = 1'048'576;  // all that a sheet may have, with those that hold nothing
constexpr std::size_t kCellsLookedAt = 16 * limits::kTableCells;  // with those that hold nothing but a border

class Part {
  public:
    explicit Part(ZipArchive& archive) : archive_(archive) {
        constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
        reader_.reset(xmlReaderForIO(read_part, close_part, &archive, nullptr, nullptr, kOptions));
        if (!reader_) unreadable("fault.workbook");
    }

    bool next() {
        const int result = xmlTextReaderRead(reader_.get());
        if (archive_.is_too_large()) too_large("fault.workbook-bytes", limits::kWorkbookBytes);
        if (result < 0) unreadable("fault.workbook");
        if (result == 1 && type() == XML_READER_TYPE_DOCUMENT_TYPE) unreadable("fault.workbook");
        return result == 1;
    }
    bool begins(std::string_view element) const { return type() == XML_READER_TYPE_ELEMENT && name() == element; }
    bool ends(std::string_view element) const {
        if (name() != element) return false;
        return type() == XML_READER_TYPE_END_ELEMENT || (type() == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement(reader_.get()) == 1);
    }
    bool is_text() const { return type() == XML_READER_TYPE_TEXT || type() == XML_READER_TYPE_CDATA || type() == XML_READER_TYPE_SIGNIFICANT_WHITESPACE; }
    std::string_view text() const { return view(xmlTextReaderConstValue(reader_.get())); }
    std::string attribute(const char* wanted) const {
        xmlChar* const value = xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(wanted));
        std::string copy(view(value));
        xmlFree(value);
        return copy;
    }

  private:
    static std::string_view view(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : ""; }
    int type() const { return xmlTextReaderNodeType(reader_.get()); }
    std::string_view name() const { return view(xmlTextReaderConstLocalName(reader_.get())); }

    ZipArchive& archive_;
    std::unique_ptr<xmlTextReader, FreeXml> reader_;
};

template <class Number>
std::optional<Number> number_of(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

class Workbook {
  public:
    explicit Workbook(std::string_view bytes) : archive_(bytes) {}

    Table read(std::string_view wanted) {
        read_sheets();
        const Sheet& sheet = find(wanted);
        const std::string part = part_of(sheet);
        read_strings();
        read_styles();
        return read_cells(part, sheet.name);
    }

  private:
    struct Sheet {
        std::string name;
        std::string relation;
    };

    void read_sheets() {
        if (!archive_.open("xl/workbook.xml")) unreadable("fault.workbook");
        for (Part part(archive_); part.next();) {
            if (part.begins("workbookPr")) {
                const std::string flag = part.attribute("date1904");
                if (flag == "1" || flag == "true") epoch_ = SerialEpoch::year_1904;
            }
            if (!part.begins("sheet")) continue;
            if (sheets_.size() >= limits::kWorkbookSheets) too_large("fault.workbook-sheets", limits::kWorkbookSheets);
            sheets_.push_back({part.attribute("name").substr(0, kSheetNameBytes), part.attribute("r:id")});
        }
        if (sheets_.empty()) unreadable("fault.workbook");
    }

    const Sheet& find(std::string_view wanted) const {
        if (wanted.empty()) return sheets_.front();
        for (const Sheet& sheet : sheets_)
            if (sheet.name == wanted) return sheet;
        const auto number = number_of<std::size_t>(wanted);
        if (number && *number >= 1 && *number <= sheets_.size()) return sheets_[*number - 1];
        std::string names;
        for (const Sheet& sheet : sheets_) names += (names.empty() ? "" : ", ") + sheet.name;
        unreadable("fault.workbook-sheet", {{"sheets", names}});
    }

    std::string part_of(const Sheet& wanted) {
        if (archive_.open("xl/_rels/workbook.xml.rels"))
            for (Part part(archive_); part.next();) {
                if (!part.begins("Relationship") || part.attribute("Id") != wanted.relation) continue;
                const std::string target = part.attribute("Target");
                return target.starts_with('/') ? target.substr(1) : "xl/" + target;
            }
        unreadable("fault.workbook");
    }

    void read_strings() {
        if (!archive_.open("xl/sharedStrings.xml")) return;
        std::size_t bytes = 0;
        bool is_in = false;
        int phonetic = 0;  // readings of East Asian names are no part of the text
        for (Part part(archive_); part.next();) {
            if (part.begins("si")) {
                if (strings_.size() >= limits::kSharedStrings) too_large("fault.table-cells", limits::kSharedStrings);
                strings_.emplace_back();
            }
            if (part.begins("rPh")) ++phonetic;
            if (part.ends("rPh")) --phonetic;
            if (part.begins("t")) is_in = phonetic == 0;
            if (part.is_text() && is_in && !strings_.empty()) {
                if ((bytes += part.text().size()) > limits::kTableTextBytes) too_large("fault.table-bytes", limits::kTableTextBytes);
                strings_.back() += part.text();
            }
            if (part.ends("t")) is_in = false;
            if (part.ends("si") && !strings_.empty()) shorten(strings_.back());
        }
    }

    // A string may be named by millions of cells: each is to cost no more than a cell may hold.
    static void shorten(std::string& text) {
        text = std::string(trimmed(text));
        if (text.size() > limits::kTableCellBytes) text.resize(limits::kTableCellBytes + 1);  // refused by put() where it is used
    }

    void read_styles() {
        if (!archive_.open("xl/styles.xml")) return;
        std::map<std::string, NumberShape> own;
        bool is_in_cell_formats = false;
        for (Part part(archive_); part.next();) {
            if (part.begins("numFmt")) {
                if (own.size() >= kNumberFormats) too_large("fault.table-cells", kNumberFormats);
                own[part.attribute("numFmtId")] = shape_of_format(part.attribute("formatCode"));
            }
            if (part.begins("cellXfs")) is_in_cell_formats = true;
            if (part.begins("xf") && is_in_cell_formats && styles_.size() < limits::kSharedStrings) {
                const std::string id = part.attribute("numFmtId");
                const auto found = own.find(id);
                styles_.push_back(found != own.end() ? found->second : shape_of_builtin(number_of<int>(id).value_or(0)));
            }
            if (part.ends("cellXfs")) is_in_cell_formats = false;
        }
    }

    struct Cell {
        std::size_t column = 0;
        std::string type, style, text;
    };

    Table read_cells(const std::string& name, const std::string& sheet) {
        if (!archive_.open(name)) unreadable("fault.workbook");
        TableBuilder table;
        std::size_t row = 0;
        std::size_t seen = 0;
        Cell cell;
        std::size_t next_column = 0;
        bool is_in_value = false;
        for (Part part(archive_); part.next();) {
            if (part.begins("row")) {
                row = row_number(part.attribute("r"), row);
                table.begin_row(row);
                next_column = 0;
            } else if (part.begins("c")) {
                if (++seen > kCellsLookedAt) too_large("fault.table-cells", limits::kTableCells);
                cell = {column_of(part.attribute("r"), next_column), part.attribute("t"), part.attribute("s"), {}};
                next_column = cell.column + 1;
            } else if (part.begins("v") || part.begins("t")) {
                is_in_value = true;
            } else if (part.is_text() && is_in_value) {
                if (cell.text.size() + part.text().size() <= limits::kTableCellBytes + 1) cell.text += part.text();
            }
            if (part.ends("v") || part.ends("t")) is_in_value = false;
            if (part.ends("c") && row > 0) table.put(cell.column, text_of(cell));
        }
        return table.finish({.charset = {}, .delimiter = {}, .sheet = sheet});
    }

    static std::size_t row_number(const std::string& text, std::size_t before) {
        const auto number = text.empty() ? std::optional(before + 1) : number_of<std::size_t>(text);
        if (!number || *number <= before) unreadable("fault.workbook");
        if (*number > kSheetRows) too_large("fault.table-rows", limits::kTableRows);
        return *number;
    }
    static std::size_t column_of(const std::string& reference, std::size_t expected) {
        std::size_t column = 0;
        for (const char c : reference) {
            if (c < 'A' || c > 'Z') break;
            column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
            if (column > limits::kTableColumns * 100) break;  // ends as "too many columns" where it holds something
        }
        return column == 0 ? expected : column - 1;
    }

    std::string text_of(const Cell& cell) const {
        if (cell.type == "s") {
            const auto index = number_of<std::size_t>(cell.text);
            if (!index || *index >= strings_.size()) unreadable("fault.workbook");
            return strings_[*index];
        }
        if (cell.type == "str" || cell.type == "inlineStr" || cell.type == "b" || cell.type == "e" || cell.type == "d") return cell.text;
        const auto value = number_of<double>(cell.text);
        if (!value) return cell.text;
        const auto style = number_of<std::size_t>(cell.style).value_or(0);
        const NumberShape shape = style < styles_.size() ? styles_[style] : NumberShape::plain;
        return text_of_number(*value, shape, epoch_);
    }

    ZipArchive archive_;
    SerialEpoch epoch_ = SerialEpoch::year_1900;
    std::vector<Sheet> sheets_;
    std::vector<std::string> strings_;
    std::vector<NumberShape> styles_;
};

}  // namespace

Result<Table> read_xlsx(std::string_view bytes, std::string_view sheet) {
    try {
        return Workbook(bytes).read(sheet);
    } catch (const BrokenTable& broken) {
        return broken.problem;
    }
}

}  // namespace multaqa::tables
