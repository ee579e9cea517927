#include "tests/conformance/exports/export_checks.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/support/temporary_folder.hpp"

namespace multaqa::test {
namespace {

std::filesystem::path definition(std::string_view name) {
    const char* const folder = std::getenv("MULTAQA_FRAB_DEFINITIONS");
    if (folder != nullptr) return std::filesystem::path(folder) / name;
    return std::filesystem::path(MULTAQA_SOURCE_DIR).parent_path() / "shared/data/frab" / name;
}

int run(const std::string& command) { return std::system(command.c_str()); }

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

constexpr const char* kCheckJson =
    "import json, sys, jsonschema\n"
    "schema = json.load(open(sys.argv[1]))\n"
    "checker = jsonschema.FormatChecker()\n"
    "validator = jsonschema.Draft6Validator(schema, format_checker=checker)\n"
    "wrong = 0\n"
    "for name in sys.argv[2:]:\n"
    "    for e in validator.iter_errors(json.load(open(name))):\n"
    "        print(name, list(e.absolute_path), e.message)\n"
    "        wrong = 1\n"
    "sys.exit(wrong)\n";

}  // namespace

bool has_definition(std::string_view name) { return std::filesystem::exists(definition(name)); }

void expect_valid_xml(const std::filesystem::path& file) {
    EXPECT_EQ(run("xmllint --nonet --noout --schema " + quoted(definition(kXmlDefinition)) + " " + quoted(file)), 0) << file;
}

void expect_valid_json(const std::vector<std::filesystem::path>& files) {
    const TemporaryFolder folder;
    const auto script = folder.path() / "check.py";
    std::ofstream(script, std::ios::binary) << kCheckJson;
    auto command = "python3 " + quoted(script) + " " + quoted(definition(kJsonDefinition));
    for (const auto& file : files) command += " " + quoted(file);
    EXPECT_EQ(run(command), 0);
}

json::object carried(const json::object& session, const std::string& language, const std::vector<std::string>& names) {
    json::object kept;
    for (const auto& name : names)
        if (const auto* const found = session.if_contains(name)) kept[name] = *found;
    for (const auto* const name : {"title", "description"}) {
        const auto* const texts = session.if_contains(name);
        if (texts == nullptr) continue;
        const auto& languages = texts->as_object();
        for (const auto& tag : {language, std::string("en"), std::string("fr"), std::string("ar")})
            if (const auto* const text = languages.if_contains(tag)) {
                kept[name] = *text;
                break;
            }
    }
    return kept;
}

}  // namespace multaqa::test
