#include "branding/page_documents.hpp"

#include "branding/branding_codec.hpp"

namespace multaqa::branding {
namespace {

// For a text and for an attribute in double quotes.
std::string escaped_html(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '"': escaped += "&quot;"; break;
            default: escaped += c;
        }
    }
    return escaped;
}

void replace_first(std::string& page, std::string_view written, const std::string& wanted) {
    if (const auto at = page.find(written); at != std::string::npos) page.replace(at, written.size(), wanted);
}

const LocalizedText& first_of(const LocalizedText& wanted, const LocalizedText& otherwise) {
    return wanted.empty() ? otherwise : wanted;
}

void set_text(json::object& manifest, const char* name, const LocalizedText& text, UiLanguage language) {
    if (!text.empty()) manifest[name] = text.best(word(language));
}

}  // namespace

std::string page_document(std::string_view page, const Branding& branding) {
    const auto& content = branding.content;
    const auto language = content.default_language;
    const std::string tag(word(language));
    const auto direction = language == UiLanguage::ar ? "rtl" : "ltr";
    std::string result(page);
    // What people have written comes last: nothing is looked for in it.
    replace_first(result, R"(<html lang="en" dir="ltr">)", "<html lang=\"" + tag + "\" dir=\"" + direction + "\">");
    replace_first(result, "/manifest-en.webmanifest", "/manifest-" + tag + ".webmanifest");
    const auto& name = first_of(content.name, content.short_name);
    if (!name.empty()) replace_first(result, "<title>Multaqa</title>", "<title>" + escaped_html(name.best(tag)) + "</title>");
    replace_first(result, R"(<meta name="multaqa-branding" content="")",
                  R"(<meta name="multaqa-branding" content=")" + escaped_html(json::serialize(branding_json(branding))) + "\"");
    return result;
}

std::string manifest_document(std::string_view manifest, const Branding& branding, UiLanguage language) {
    const auto& content = branding.content;
    auto value = json::parse_trusted(manifest);
    auto& body = value.as_object();
    set_text(body, "name", first_of(content.name, content.short_name), language);
    set_text(body, "short_name", first_of(content.short_name, content.name), language);
    if (content.color) body["theme_color"] = *content.color;
    return json::serialize(value);
}

}  // namespace multaqa::branding
