#include "programme/table_routes.hpp"

#include <memory>
#include <optional>

#include "directory/organization_table.hpp"
#include "directory/person_table.hpp"
#include "directory/table_queries.hpp"
#include "programme/session_table.hpp"
#include "programme/table_import.hpp"
#include "programme/table_queries.hpp"
#include "resources/room_table.hpp"
#include "resources/table_queries.hpp"
#include "tables/sheet.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::Request;
using web_api::Response;

// "people.csv"
struct TableName {
    TableKind kind{};
    directory::TableFormat format{};
};
std::optional<TableName> parse_table_name(std::string_view name) {
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto kind = parse_table_kind(name.substr(0, dot));
    const auto format = directory::parse_table_format(name.substr(dot + 1));
    if (!kind || !format) return std::nullopt;
    return TableName{*kind, *format};
}

Result<UiLanguage> language_of(const Request& request) {
    const auto asked = request.query_parameter("lang");
    if (!asked) return request.language();
    for (const UiLanguage language : kUiLanguages)
        if (word(language) == *asked) return language;
    return validation_failed("?lang", "fault.enum");
}

std::span<const tables::Column> columns_of(TableKind kind) {
    switch (kind) {
        case TableKind::organizations: return directory::organization_columns();
        case TableKind::people: return directory::person_columns();
        case TableKind::rooms: return resources::room_columns();
        case TableKind::sessions: break;
    }
    return session_columns();
}

Response file_response(const tables::Sheet& sheet, const TableName& name) {
    const bool is_csv = name.format == directory::TableFormat::csv;
    auto response = is_csv ? web_api::text_response(200, "text/csv; charset=utf-8; header=present", tables::write_csv(sheet))
                           : web_api::text_response(200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", tables::write_xlsx(sheet));
    const std::string file = std::string(word(name.kind)) + (is_csv ? ".csv" : ".xlsx");
    // people's names and addresses: not for anybody's cache
    return std::move(response.with("Content-Disposition", "attachment; filename=\"" + file + "\"").with("Cache-Control", "no-store"));
}

class TableDesk {
  public:
    TableDesk(store::Database& database, const Messages& messages) : database_(database), messages_(messages), vocabulary_(messages) {}

    Result<Response> answer_export(const Request& request) const {
        const auto name = parse_table_name(request.path_parameter("name"));
        // rights first: whoever may export nothing hears of no fault of his request (of sessions, the event decides)
        if (!(name && name->kind == TableKind::sessions) && !request.caller.is_staff()) return forbidden();
        if (!name) return not_found();
        const auto language = language_of(request);
        if (language.has_error()) return language.error();
        if (name->kind == TableKind::sessions && !request.query_parameter("event")) return validation_failed("?event", "fault.required");
        const auto rows = database_.read_value([&](store::Connection& db) { return rows_of(db, request, name->kind, *language); });
        if (rows.has_error()) return rows.error();
        return file_response(tables::sheet_of(word(name->kind), columns_of(name->kind), *rows, vocabulary_, *language), *name);
    }

    Result<Response> answer_template(const Request& request) const {
        if (!request.caller.is_staff()) return forbidden();
        const auto name = parse_table_name(request.path_parameter("name"));
        if (!name) return not_found();
        const auto language = language_of(request);
        if (language.has_error()) return language.error();
        return file_response(template_of(name->kind, *language), *name);
    }

  private:
    Result<std::vector<tables::Fields>> rows_of(store::Connection& db, const Request& request, TableKind kind, UiLanguage language) const {
        switch (kind) {
            case TableKind::organizations: return directory::list_organization_fields(db, request.caller, vocabulary_, language);
            case TableKind::people: return directory::list_person_fields(db, request.caller, vocabulary_, language);
            case TableKind::rooms: return resources::list_room_fields(db, request.caller);
            case TableKind::sessions: break;
        }
        return list_session_fields(db, request.caller, *request.query_parameter("event"), vocabulary_, language);
    }

    // One row of example, and a note at each heading that has one.
    tables::Sheet template_of(TableKind kind, UiLanguage language) const {
        const auto columns = columns_of(kind);
        tables::Fields example;
        std::vector<std::string> notes;
        for (const tables::Column& column : columns) {
            const std::string key(column.key);
            const bool is_localized = column.form == tables::Column::Form::localized;
            for (const UiLanguage text_language : kUiLanguages) {
                if (!is_localized && text_language != language) continue;
                put_example(example, kind, column, text_language);
                const std::string note = "table-note." + key;
                notes.push_back(messages_.has(note) ? messages_.format(language, note) : "");
            }
        }
        auto sheet = tables::sheet_of(word(kind), columns, std::span(&example, 1), vocabulary_, language);
        sheet.notes = std::move(notes);
        return sheet;
    }

    void put_example(tables::Fields& example, TableKind kind, const tables::Column& column, UiLanguage language) const {
        const std::string key = "table-example." + std::string(word(kind)) + "." + std::string(column.key);
        if (!messages_.has(key)) return;
        const std::string text = messages_.format(language, key);
        if (column.form == tables::Column::Form::text) return example.put(column.key, text);
        example.put(column.key, LocalizedText(LocalizedText::Map{{std::string(word(language)), text}}));
    }

    store::Database& database_;
    const Messages& messages_;
    tables::Vocabulary vocabulary_;
};

}  // namespace

void add_table_routes(web_api::Router& router, store::Database& database, const Messages& messages) {
    const auto desk = std::make_shared<const TableDesk>(database, messages);
    router.get("/api/v1/exports/templates/{name}", Entry::signed_in, [desk](const Request& request) { return desk->answer_template(request); });
    router.get("/api/v1/exports/{name}", Entry::signed_in, [desk](const Request& request) { return desk->answer_export(request); });
}

}  // namespace multaqa::programme
