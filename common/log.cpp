#include "common/log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <cmath>
#include <memory>

#include "common/text/utf8.hpp"

namespace multaqa::log {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void append_escaped(std::string& line, std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            line += "\\u00";
            line += kHex[byte >> 4];
            line += kHex[byte & 0xF];
        } else {
            line += c;
        }
    }
}

void append_quoted(std::string& line, std::string_view text) {
    line += '"';
    append_escaped(line, is_utf8(text) ? text : std::string_view("(not UTF-8)"));
    line += '"';
}

void append_value(std::string& line, const Field& field) {
    if (const auto* text = std::get_if<std::string_view>(&field.value))
        append_quoted(line, *text);
    else if (const auto* integer = std::get_if<std::int64_t>(&field.value))
        line += std::to_string(*integer);
    else if (const double number = std::get<double>(field.value); std::isfinite(number))
        line += fmt::format("{}", number);
    else
        line += "null";
}

std::string json_tail(std::string_view event, std::initializer_list<Field> fields) {
    std::string line = "\"event\":";
    append_quoted(line, event);
    for (const auto& field : fields) {
        line += ',';
        append_quoted(line, field.name);
        line += ':';
        append_value(line, field);
    }
    return line;
}

std::string plain_tail(std::string_view event, std::initializer_list<Field> fields) {
    std::string line;
    append_escaped(line, event);
    for (const auto& field : fields) {
        line += ' ';
        append_escaped(line, field.name);
        line += '=';
        append_value(line, field);
    }
    return line;
}

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::debug: return spdlog::level::debug;
        case Level::info: return spdlog::level::info;
        case Level::warning: return spdlog::level::warn;
        case Level::error: break;
    }
    return spdlog::level::err;
}

// What surrounds our part of the line: time and level are spdlog's.
std::unique_ptr<spdlog::formatter> frame(Format format) {
    const auto* const pattern = format == Format::json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})" : "%H:%M:%S %-7l %v";
    return std::make_unique<spdlog::pattern_formatter>(pattern, spdlog::pattern_time_type::utc);
}

struct Sink {
    spdlog::logger logger{"multaqa", std::make_shared<spdlog::sinks::stderr_sink_mt>()};
    std::atomic<Format> format{Format::json};

    Sink() {
        logger.set_level(spdlog::level::info);
        logger.set_formatter(frame(Format::json));
        logger.set_error_handler([](const std::string&) {});  // a log that cannot be written must not stop the work
    }
};

// Never destroyed: threads may still log while the process exits.
Sink& sink() {
    static auto* const instance = new Sink;
    return *instance;
}

}  // namespace

void write(Level level, std::string_view event, std::initializer_list<Field> fields) {
    try {
        auto& out = sink();
        const auto spdlog_level = to_spdlog(level);
        if (!out.logger.should_log(spdlog_level)) return;
        const auto tail = out.format.load() == Format::json ? json_tail(event, fields) : plain_tail(event, fields);
        out.logger.log(spdlog_level, spdlog::string_view_t(tail));
    } catch (...) {  // out of memory, at worst: the line is lost
    }
}

void configure(Level lowest, Format format) {
    sink().logger.set_level(to_spdlog(lowest));
    sink().format = format;
    sink().logger.set_formatter(frame(format));
}

bool parse_level(std::string_view text, Level& level) {
    for (const auto& [word, value] : {std::pair{"debug", Level::debug}, {"info", Level::info},
                                      {"warning", Level::warning}, {"error", Level::error}})
        if (text == word) {
            level = value;
            return true;
        }
    return false;
}

}  // namespace multaqa::log
