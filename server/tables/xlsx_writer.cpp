#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tables/sheet.hpp"
#include "tables/table_builder.hpp"

namespace multaqa::tables {
namespace {

// libxlsxwriter writes files only. The file holds what only staff may see: mode 0600, and gone at the end.
class PrivateFile {
  public:
    PrivateFile() : path_((std::filesystem::temp_directory_path() / "multaqa-XXXXXX").string()) {
        const int file = mkstemp(path_.data());
        if (file < 0) throw std::runtime_error("no temporary file can be made for a workbook");
        close(file);
    }
    ~PrivateFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    PrivateFile(const PrivateFile&) = delete;
    PrivateFile& operator=(const PrivateFile&) = delete;

    const std::string& path() const { return path_; }
    std::string bytes() const {
        std::ifstream stream(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

  private:
    std::string path_;
};

constexpr double kColumnWidth = 22;

// A cell holds 32,767 characters; what is longer ends in an ellipsis rather than being left out.
void put_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format) {
    constexpr std::size_t kSurelyFits = 32'000;
    auto error = worksheet_write_string(sheet, row, column, text.c_str(), format);
    if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) {
        auto end = kSurelyFits;
        while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not within a character
        error = worksheet_write_string(sheet, row, column, (text.substr(0, end) + "…").c_str(), format);
    }
    if (error != LXW_NO_ERROR) throw std::runtime_error("a cell cannot be written");
}

// The reader takes an apostrophe away, as it does for CSV.
std::string guarded(const std::string& text) { return text.starts_with('\'') && begins_like_a_formula(text) ? "'" + text : text; }

// As texts, whatever they look like: an identity number keeps its zeros, and nothing is taken for a formula.
void put_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<std::string>& cells, lxw_format* format) {
    for (std::size_t column = 0; column < cells.size(); ++column)
        if (!cells[column].empty()) put_text(sheet, row, static_cast<lxw_col_t>(column), guarded(cells[column]), format);
}

void put_notes(lxw_worksheet* sheet, const std::vector<std::string>& notes) {
    for (std::size_t column = 0; column < notes.size(); ++column)
        if (!notes[column].empty()) worksheet_write_comment(sheet, 0, static_cast<lxw_col_t>(column), notes[column].c_str());
}

void fill(lxw_workbook* book, const Sheet& table) {
    lxw_worksheet* const sheet = workbook_add_worksheet(book, table.title.c_str());
    lxw_format* const bold = workbook_add_format(book);
    format_set_bold(bold);
    if (table.language == UiLanguage::ar) worksheet_right_to_left(sheet);
    worksheet_freeze_panes(sheet, 1, 0);
    if (!table.headings.empty())
        worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(table.headings.size() - 1), kColumnWidth, nullptr);
    put_row(sheet, 0, table.headings, bold);
    for (std::size_t row = 0; row < table.rows.size(); ++row) put_row(sheet, static_cast<lxw_row_t>(row + 1), table.rows[row], nullptr);
    put_notes(sheet, table.notes);
}

}  // namespace

std::string write_xlsx(const Sheet& sheet) {
    const PrivateFile file;
    lxw_workbook* const book = workbook_new(file.path().c_str());
    if (book == nullptr) throw std::runtime_error("a workbook cannot be made");
    fill(book, sheet);
    if (workbook_close(book) != LXW_NO_ERROR) throw std::runtime_error("a workbook cannot be written");
    return file.bytes();
}

}  // namespace multaqa::tables
